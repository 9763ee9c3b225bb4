import { diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import type { Part, Phrase } from '../../diagnostics/phrase.js';

/** Lets nothing but a SizingError out: anything else is a defect of ours. */
export function onlySizingErrors<Answer>(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    throw isSizingError(error) ? error : new SizingError([diagnose('internal', { reason: reasonOf(error) })]);
  }
}

/** An object may run its owner’s code when it is read; what that throws is no defect of ours. */
export function readable<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw isSizingError(error) ? error : new SizingError([diagnose('unreadable', { reason: reasonOf(error) })]);
  }
}

/** What was thrown may be anything, a trap of the caller’s included. */
function isSizingError(error: unknown): error is SizingError {
  try {
    return error instanceof SizingError;
  } catch {
    return false;
  }
}

/** What was handed over in the place of something else, as JavaScript calls it. */
export function typeFound(value: unknown): Phrase<'list' | 'typeof'> {
  return Array.isArray(value) ? { say: 'list' } : { say: 'typeof', type: value === null ? 'null' : typeof value };
}

function reasonOf(error: unknown): Part {
  try {
    return { say: 'told', text: String((error as Error).message) };
  } catch {
    return { say: 'unreadable' };
  }
}
