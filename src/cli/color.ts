import { plainTheme, type Theme } from '../render/theme.js';
import type { Io, Output } from './io.js';

/** Columns of a stream that is no terminal. */
const PIPE_WIDTH = 80;
export const NARROWEST = 40;
export const WIDEST = 1000;

/** The theme for a stream: colour only where a terminal shows it, and never against the user’s word. */
export async function themeFor(stream: Output, env: Io['env'], wanted: boolean | undefined): Promise<Theme> {
  const width = widthFor(stream, env);
  if (!hasColor(stream, env, wanted)) return plainTheme(width);
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  // Wrapped: a style takes one text, while chalk joins all the arguments that a caller such as map() passes.
  return {
    strong: (text) => chalk.bold(text),
    quiet: (text) => chalk.dim(text),
    accent: (text) => chalk.cyan(text),
    warning: (text) => chalk.yellow(text),
    error: (text) => chalk.red.bold(text),
    width,
  };
}

/** Columns of what is written to a stream. */
export function widthFor({ columns }: Output, env: Io['env']): number {
  return Math.min(WIDEST, Math.max(NARROWEST, columnsOf(env) ?? columns ?? PIPE_WIDTH));
}

/** What the environment says of the width: a shell that exports it, or a script. */
function columnsOf({ COLUMNS = '' }: Io['env']): number | undefined {
  return /^[1-9]\d{0,5}$/.test(COLUMNS) ? Number(COLUMNS) : undefined;
}

/** The flag, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal that can. */
function hasColor({ isTTY }: Output, env: Io['env'], wanted: boolean | undefined): boolean {
  if (wanted !== undefined) return wanted;
  if (env['NO_COLOR']) return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
}
