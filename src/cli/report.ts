import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { visible } from '../diagnostics/quote.js';
import type { Theme } from '../render/theme.js';
import { wrap } from '../render/wrap.js';

/** Mistakes shown at once; more would hide the first. */
const SHOWN = 10;

/** Diagnostics for people: what, where on the command line, what was meant, what is allowed. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], argv: readonly string[], theme: Theme): string {
  const shown = diagnostics.slice(0, SHOWN).map((diagnostic) => one(diagnostic, argv, theme));
  const more = diagnostics.length - shown.length;
  if (more > 0) shown.push(`and ${more} more`);
  return `${shown.join('\n\n')}\n`;
}

/** The same for scripts. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.map(({ code, message, where, allowed, suggestions }) => ({
    code,
    message,
    ...(where && { where }),
    ...(allowed && { allowed }),
    suggestions,
  }));
  return `${JSON.stringify({ schemaVersion: 1, errors }, null, 2)}\n`;
}

function one({ code, message, where, allowed, suggestions }: Diagnostic, argv: readonly string[], theme: Theme): string {
  const [head = '', ...rest] = wrap(`error[${code}]: ${message}`, theme.width);
  const label = `error[${code}]`;
  const lines = [theme.error(label) + head.slice(label.length), ...rest.map((line) => `  ${line}`)];
  if (where?.kind === 'argument') lines.push(...frame(argv, where.index, where.part, suggestions, theme));
  else if (suggestions.length > 0) lines.push(`  ${theme.accent(meant(suggestions))}`);
  if (allowed)
    lines.push(...wrap(`allowed: ${allowed}`, theme.width - 4).map((line, place) => (place === 0 ? `  ${line}` : `    ${line}`)));
  return lines.join('\n');
}

/** The argument as typed, with carets under the part that is meant. */
function frame(
  argv: readonly string[],
  index: number,
  part: string | undefined,
  suggestions: readonly string[],
  theme: Theme,
): readonly string[] {
  const argument = visible(argv[index] ?? '');
  const before = index > 0 && argv[index - 1]?.startsWith('-') && !argument.startsWith('--') ? `${visible(argv[index - 1] ?? '')} ` : '';
  const within = part === undefined ? -1 : argument.indexOf(visible(part));
  const start = before.length + Math.max(0, within);
  const length = Math.max(1, within < 0 ? argument.length : visible(part ?? '').length);
  const carets = theme.error('^'.repeat(length));
  const hint = suggestions.length > 0 ? ` ${theme.accent(meant(suggestions))}` : '';
  return [`  ${before}${argument}`, `  ${' '.repeat(start)}${carets}${hint}`];
}

function meant(suggestions: readonly string[]): string {
  return `did you mean ${suggestions.map((suggestion) => visible(suggestion)).join(' or ')}?`;
}
