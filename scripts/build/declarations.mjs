// What the package carries of the declarations: those that an entry leads to, name by name. The compiler writes a file for every
// source, with all that it exports.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'rolldown/utils';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Removes the others from `dist`. */
export function removeUnreachedDeclarations() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const entries = Object.values(exports).flatMap(({ types }) => (types === undefined ? [] : [join(root, types)]));
  const wanted = namesWanted(entries);
  for (const name of readdirSync(join(root, 'dist'), { recursive: true })) {
    const path = join(root, 'dist', name);
    if (!name.endsWith('.d.ts')) continue;
    const text = wanted.has(path) ? textWith(wanted.get(path), path) : '';
    if (text === '') rmSync(path);
    else writeFileSync(path, text);
  }
}

/** Every name, by file, that a program can come to from the exports of these files. */
function namesWanted(entries) {
  const wanted = new Map();
  const want = (path, name) => {
    if (!existsSync(path)) return;
    if (!wanted.has(path)) wanted.set(path, new Set());
    if (wanted.get(path).has(name)) return;
    wanted.get(path).add(name);
    for (const statement of declarations(path)) {
      for (const { name: own, local, source, of } of statement.bindings) {
        if (own !== name) continue;
        if (local !== undefined) want(path, local);
        if (source !== undefined) wantFrom(source, of);
      }
      if (!statement.declared.has(name)) continue;
      for (const { source, of } of statement.imported) wantFrom(source, of);
      for (const mentioned of statement.mentioned) want(path, mentioned);
    }
  };
  const wantFrom = (path, name) => {
    for (const each of name === undefined ? exportsOf(path) : [name]) want(path, each);
  };
  const exportsOf = (path) => declarations(path).flatMap(({ exported }) => exported);
  for (const path of entries) wantFrom(path, undefined);
  return wanted;
}

/**
 * The statements of a file: the names that each declares and mentions, the types that it imports where it needs them, and its
 * bindings: what an `import` or `export` list makes of a name here (`local`) or of another file (`of`; all of it where undefined).
 */
function declarations(path) {
  if (!known.has(path)) known.set(path, parsed(path));
  return known.get(path);
}

const known = new Map();

function parsed(path) {
  const text = readFileSync(path, 'utf8');
  let from = 0;
  return parseSync(path, text, { lang: 'dts', astType: 'ts' }).program.body.map((node) => {
    const start = from;
    from = node.end;
    if (node.type === 'ExportAllDeclaration' && node.exported === null) throw new Error(`${path} exports what it does not name`);
    const declaration = node.declaration ?? (node.specifiers === undefined && node.type !== 'ExportAllDeclaration' ? node : undefined);
    const declared = declaration === undefined ? [] : (declaration.declarations ?? [declaration]).map(({ id }) => id.name);
    const bindings = declaration === undefined ? bindingsOf(node, fileOf(path, node.source), text) : [];
    return {
      before: text.slice(start, node.start),
      text: text.slice(node.start, node.end),
      declared: new Set(declared),
      bindings,
      exported: node.type.startsWith('Export') ? [...declared, ...bindings.map(({ name }) => name)] : [],
      ...(declaration === undefined ? { mentioned: [], imported: [] } : namesIn(declaration, path)),
    };
  });
}

const fileOf = (path, source) => (source?.value.startsWith('.') ? join(dirname(path), source.value.replace(/\.js$/, '.d.ts')) : undefined);

function bindingsOf(node, source, text) {
  if (node.type === 'ExportAllDeclaration') return [{ name: node.exported.name, source }];
  return node.specifiers.map((specifier) => {
    const written = text.slice(specifier.start, specifier.end);
    const name = (specifier.exported ?? specifier.local).name;
    const of = (specifier.imported ?? specifier.local).name;
    if (specifier.type === 'ImportNamespaceSpecifier') return { written, name, source };
    return source === undefined ? { written, name, local: of } : { written, name, source, of };
  });
}

/** Names in a declaration; what a member is called is none, and one too many does no harm. */
function namesIn(declaration, path) {
  const mentioned = new Set();
  const imported = [];
  const walk = (node) => {
    if (Array.isArray(node)) for (const each of node) walk(each);
    if (typeof node?.type !== 'string') return;
    if (node.type === 'Identifier') mentioned.add(node.name);
    if (node.type === 'TSImportType') imported.push({ source: fileOf(path, node.source), of: node.qualifier?.name });
    for (const [key, child] of Object.entries(node)) if (key !== 'key' || node.computed === true) walk(child);
  };
  walk(declaration);
  return { mentioned, imported };
}

/** A file with the wanted names alone. */
function textWith(wanted, path) {
  const kept = declarations(path).map(({ before, text, declared, bindings }) => {
    const there = bindings.filter(({ name }) => wanted.has(name));
    if (there.length === 0 && ![...declared].some((name) => wanted.has(name))) return '';
    if (there.length === bindings.length) return before + text;
    return before + text.replace(/\{[^}]*\}/, `{ ${there.map(({ written }) => written).join(', ')} }`);
  });
  return kept.join('').trimStart();
}
