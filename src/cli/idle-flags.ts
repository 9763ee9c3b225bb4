import type { Command } from 'commander';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js';
import type { Part } from '../diagnostics/phrase.js';
import { type Remark, remark } from '../diagnostics/remark.js';
import { placeOf } from './place.js';

/** What a spreadsheet has no column for. */
const UNSHOWN = ['explain', 'sensitivity'] as const;

/** Flags that ask for what the format cannot show. */
export function unshownIn(format: string, command: Command, argv: readonly string[]): readonly Diagnostic[] {
  const asked = command.opts<Partial<Record<(typeof UNSHOWN)[number], boolean | string>>>();
  return UNSHOWN.flatMap((name) => {
    const flag = `--${name}`;
    const idle = format === 'csv' && asked[name] !== undefined;
    return idle ? [diagnose('without-effect', { given: flag, because: '--format csv' }, placeOf(argv, flag))] : [];
  });
}

/** Says of a flag that was given that it changes nothing without something else. */
export function idle(flag: string, given: boolean, ...without: readonly Part[]): readonly Remark[] {
  return given ? [remark('no-effect', { given: flag, without })] : [];
}
