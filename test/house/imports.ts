import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** A file of the program: its path under src, its text. */
export type SourceFile = { readonly path: string; readonly text: string };

/** What a file imports: `to` is a path under src, or the name of a package or of a module of Node. */
export type Import = { readonly from: string; readonly to: string; readonly outside: boolean; readonly typeOnly: boolean };

/** Every source of the program. */
export function sourceFiles(directory: URL): readonly SourceFile[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(new URL(path, directory), 'utf8') }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
const STATIC = /^\s*(?:import|export)\s+(type\s+)?((?:[\w*$\s,]|\{[^}]*\})*?)\s*(?:from\s*)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]/g;

/** The imports of a file: static, re-exported and dynamic. */
export function importsOf({ path, text }: SourceFile): readonly Import[] {
  const code = text.replace(COMMENTS, '');
  const found = [...code.matchAll(STATIC)].map(([, type, names, to]) => ({
    to: to as string,
    typeOnly: type !== undefined || onlyTypes(names as string),
  }));
  const dynamic = [...code.matchAll(DYNAMIC)].map(([, to]) => ({ to: to as string, typeOnly: false }));
  return [...found, ...dynamic].map(({ to, typeOnly }) => {
    const outside = !to.startsWith('.');
    const target = outside ? to : posix.join(posix.dirname(path), to).replace(/\.js$/, '.ts');
    return { from: path, to: target, outside, typeOnly };
  });
}

/** `{ type A, type B }`: every name in the braces is a type. */
function onlyTypes(names: string): boolean {
  const inner = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  const each = inner?.split(',').filter((name) => name.trim() !== '') ?? [];
  return each.length > 0 && each.every((name) => name.trim().startsWith('type '));
}

/** Which rooms a room may import; those it may take only types from. */
export type Law = Readonly<Record<string, { readonly all: readonly string[]; readonly types?: readonly string[] }>>;

/** The room that a file is in; a file of src itself is its own. */
export function roomOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] as string) : path;
}

/** Imports that the law does not allow, in words. */
export function violations(law: Law, imports: readonly Import[]): readonly string[] {
  return imports.flatMap(({ from, to, outside, typeOnly }) => {
    const room = roomOf(from);
    const target = roomOf(to);
    if (outside || room === target) return [];
    const allowed = law[room];
    if (allowed === undefined) return [`${from}: ${room} is no room`];
    if (allowed.all.includes(target) || allowed.all.includes(to) || (typeOnly && allowed.types?.includes(target))) return [];
    return [`${from} imports ${typeOnly ? 'types of ' : ''}${to}`];
  });
}

/** Files that import themselves through others, each cycle once. */
export function cycles(imports: readonly Import[]): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, outside } of imports) if (!outside) next.set(from, [...(next.get(from) ?? []), to]);
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) {
      const cycle = trail.slice(start);
      const first = cycle.indexOf([...cycle].sort()[0] as string);
      found.add([...cycle.slice(first), ...cycle.slice(0, first)].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return [...found];
}
