import type { Document, YAMLError, Node as YamlNode } from 'yaml';
import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import type { Entry, Node, ScalarNode } from './node.js';
import { placeIn, type Source } from './source.js';

type Yaml = typeof import('yaml');

/** Mistakes of one file that are shown: what comes after the first ones often only follows from them. */
const SHOWN = 5;

/** Tags of what every YAML file holds. */
const TAGS = ['str', 'map', 'seq', 'int', 'float', 'bool', 'null'].map((name) => `tag:yaml.org,2002:${name}`);

/** Reads YAML 1.2 as nodes that know where they stand. What is plain text or a number is kept as it is written. */
export async function readYaml(source: Source): Promise<Node> {
  const yaml = await import('yaml');
  try {
    return read(yaml, source);
  } catch (error) {
    // The stack ends before the file does.
    if (error instanceof RangeError) throw new SizingError([tooDeep(source)]);
    throw error;
  }
}

function tooDeep(source: Source): Diagnostic {
  return diagnose('too-deep', { limit: 100 }, placeIn(source, 0, 1));
}

function read(yaml: Yaml, source: Source): Node {
  const documents = yaml.parseAllDocuments(source.text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  const [document, second] = documents as readonly Document.Parsed[];
  // A text without a document is no list of documents, but an object that says so.
  if (document === undefined) return { is: 'scalar', type: 'empty', source, start: 0, end: 0, text: '', textStart: 0 };
  const errors = documents.flatMap((each) => each.errors as YAMLError[]);
  if (errors.length > 0) throw new SizingError(distinct(errors.map((error) => syntaxProblem(error, source))));
  if (second !== undefined) {
    const start = second.range?.[0] ?? 0;
    throw new SizingError([diagnose('several-documents', {}, placeIn(source, start, start + 1))]);
  }
  return nodesOf(yaml, document, source);
}

/** One mistake a place: the parser often has more to say of the same. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic.where), diagnostic])).values()].slice(0, SHOWN);
}

function syntaxProblem({ code, message, pos }: YAMLError, source: Source): Diagnostic {
  const where = placeIn(source, pos[0], Math.max(pos[0] + 1, pos[1]));
  // The parser descends into what is nested, and tells its own end as a mistake of the file.
  if (/call stack/.test(message)) return tooDeep(source);
  const greater = bareGreater(source, pos[0]);
  if (greater !== undefined) return greater;
  const reason =
    /\t/.test(source.text.slice(pos[0], pos[1])) || code === 'TAB_AS_INDENT'
      ? ({ say: 'tab-indents' } as const)
      : ({ say: 'told', text: message } as const);
  return diagnose('invalid-yaml', { reason }, where);
}

/** A `>` in the place of a value is a block of text to YAML, and a comparison to everybody else. */
function bareGreater(source: Source, near: number): Diagnostic | undefined {
  const line = source.text.lastIndexOf('\n', near - 1) + 1;
  const found = /:[ \t]+(>=?[ \t]*[^\s,}#][^,}#\n]*)/.exec(source.text.slice(line).split('\n', 1)[0] ?? '');
  const text = found?.[1]?.trim();
  if (found === null || text === undefined) return undefined;
  const start = line + found.index + found[0].indexOf('>');
  return diagnose('bare-greater', { text }, placeIn(source, start, start + text.length));
}

/** The document as nodes. An alias is the node that it stands for, so that a bomb of them stays as small as it is written. */
function nodesOf(yaml: Yaml, document: Document.Parsed, source: Source): Node {
  const made = new Map<YamlNode, Node | 'begun'>();
  const fail = (diagnostic: Diagnostic): never => {
    throw new SizingError([diagnostic]);
  };
  const nodeOf = (node: YamlNode | null, near: number): Node => {
    if (node === null) return { is: 'scalar', type: 'empty', source, start: near, end: near + 1, text: '', textStart: undefined };
    const [start, end] = node.range ?? [near, near];
    const known = made.get(node);
    if (known !== undefined && known !== 'begun') return known;
    made.set(node, 'begun');
    const fresh = freshOf(node, start, end);
    made.set(node, fresh);
    return fresh;
  };
  const freshOf = (node: YamlNode, start: number, end: number): Node => {
    // A tag asks for more than text, lists and maps; ignoring it would change what was meant.
    const { tag } = node as { tag?: string };
    if (tag !== undefined && !TAGS.includes(tag))
      return fail(diagnose('invalid-yaml', { reason: { say: 'unknown-tag', tag } }, placeIn(source, start, end)));
    if (yaml.isAlias(node)) {
      const target = targets.get(node);
      if (target === undefined)
        return fail(diagnose('invalid-yaml', { reason: { say: 'unknown-anchor', anchor: node.source } }, placeIn(source, start, end)));
      if (made.get(target) === 'begun') return fail(diagnose('cyclic-alias', {}, placeIn(source, start, end)));
      return nodeOf(target, start);
    }
    if (yaml.isMap(node)) {
      // The parser’s own search for keys that stand twice takes the square of their number.
      const seen = new Set<string>();
      const entries = node.items.map(({ key, value }): Entry => {
        if (!yaml.isScalar(key) || typeof key.source !== 'string') {
          const [from, to] = (key as YamlNode | null)?.range ?? [start, start + 1];
          return fail(diagnose('invalid-yaml', { reason: { say: 'key-is-no-text' } }, placeIn(source, from, to)));
        }
        const [from, to] = key.range ?? [start, start];
        if (seen.has(key.source)) return fail(diagnose('duplicate-key', { key: key.source }, placeIn(source, from, to)));
        seen.add(key.source);
        return { key: key.source, keyAt: { source, start: from, end: to }, value: nodeOf(value as YamlNode | null, from) };
      });
      return { is: 'map', source, start, end, entries };
    }
    if (yaml.isSeq(node))
      return { is: 'list', source, start, end, items: node.items.map((item) => nodeOf(item as YamlNode | null, start)) };
    return scalarOf(yaml, node, source, start, end);
  };
  // An anchor’s name may be given again: an alias means the last one before it.
  const anchors = new Map<string, YamlNode>();
  const targets = new Map<YamlNode, YamlNode | undefined>();
  yaml.visit(document, {
    Alias: (_, alias) => {
      targets.set(alias, anchors.get(alias.source));
    },
    Value: (_, node) => {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return nodeOf(document.contents, 0);
}

function scalarOf(yaml: Yaml, node: YamlNode, source: Source, start: number, end: number): ScalarNode {
  const { value, type, source: written } = node as { value?: unknown; type?: string; source?: string };
  const place = { is: 'scalar', source, start, end } as const;
  if (type !== yaml.Scalar.PLAIN) {
    const text = String(value);
    const quoted = type === yaml.Scalar.QUOTE_SINGLE || type === yaml.Scalar.QUOTE_DOUBLE;
    const asIs = quoted && source.text.startsWith(text, start + 1);
    return { ...place, type: 'text', text, textStart: asIs ? start + 1 : undefined };
  }
  const text = written ?? '';
  const kind = text === '' ? 'empty' : value === null ? 'null' : typeof value === 'boolean' ? 'boolean' : 'text';
  return { ...place, type: kind, text, textStart: source.text.startsWith(text, start) ? start : undefined };
}
