import type { Files } from '../io.js';

/** Directories deep that a pattern is followed. */
const DEEPEST = 20;

/** True for a name that is a pattern. */
export function isPattern(path: string): boolean {
  return /[*?]/.test(path);
}

/**
 * Files that a pattern names, in the order of their names: `*` and `?` within a name, `**` for any
 * directories. What begins with a dot, and what packages bring, is left out.
 */
export function filesMatching(pattern: string, { list }: Pick<Files, 'list'>): readonly string[] {
  const parts = pattern.split('/').filter((part, place, all) => part !== '**' || all[place + 1] !== '**');
  const first = parts.findIndex(isPattern);
  const found = new Set<string>();
  const walked = new Set<string>();
  const walk = (directory: string, [part, ...rest]: readonly string[], depth: number): void => {
    if (part === undefined || depth > DEEPEST) return;
    // Many ways through `**` lead to the same place.
    const place = `${rest.length} ${directory}`;
    if (walked.has(place)) return;
    walked.add(place);
    const names = list(directory === '' ? '.' : directory).filter((name) => !name.startsWith('.') && name !== 'node_modules/');
    if (part === '**') walk(directory, rest, depth);
    for (const name of names.toSorted()) {
      const isDirectory = name.endsWith('/');
      if (part === '**') {
        if (isDirectory) walk(directory + name, [part, ...rest], depth + 1);
      } else if (matches(isDirectory ? name.slice(0, -1) : name, part)) {
        if (rest.length === 0 && !isDirectory) found.add(directory + name);
        if (rest.length > 0 && isDirectory) walk(directory + name, rest, depth + 1);
      }
    }
  };
  walk(
    parts
      .slice(0, first)
      .map((part) => `${part}/`)
      .join(''),
    parts.slice(first),
    0,
  );
  return [...found].toSorted();
}

/** A name against one part of a pattern, in steps that grow with the product of their lengths at most. */
function matches(name: string, pattern: string): boolean {
  let place = 0;
  let at = 0;
  let star = -1;
  let from = 0;
  while (place < name.length) {
    if (at < pattern.length && pattern[at] !== '*' && (pattern[at] === '?' || pattern[at] === name[place])) {
      place++;
      at++;
    } else if (pattern[at] === '*') {
      star = at++;
      from = place;
    } else if (star >= 0) {
      at = star + 1;
      place = ++from;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
