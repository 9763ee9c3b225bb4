import type { Said, SaidMistake } from '../mistakes.js';
import type { Wording } from '../wording.js';
import { messagesChinese } from './messages.js';

type Parameters = Said['parameters'];

/** A mistake that was made in English, in Chinese: by its code and what it is made of. */
export function mistakeChinese<Mistake extends SaidMistake>(mistake: Mistake): Mistake {
  const { code, parameters } = mistake;
  const writers: Readonly<Record<string, (parameters: never) => Wording>> = messagesChinese;
  const write = Object.hasOwn(writers, code) ? writers[code] : undefined;
  if (write === undefined) return mistake;
  const { message, try: advice, allowed = advice } = write(withMistakesSaid(parameters) as never);
  return { ...mistake, message, ...(mistake.allowed !== undefined && allowed !== undefined && { allowed }) };
}

/** Of a mistake that another one is about, its message too. */
function withMistakesSaid(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, isMistake(value) ? mistakeChinese(value) : value]));
}

function isMistake(value: unknown): value is SaidMistake {
  return typeof value === 'object' && value !== null && 'say' in value && value.say === 'mistake';
}
