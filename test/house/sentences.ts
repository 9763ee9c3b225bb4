import { parseAst } from 'rolldown/parseAst';

type Node = { readonly type: string; readonly [key: string]: unknown };

/** Three words in small letters in a row: people speak so, and codes, keys, flags and names do not. */
const SENTENCE = /(?:^|[^\w’'-])[a-z][a-z’']*[,;:]? [a-z][a-z’']*[,;:]? [a-z][a-z’']+/;

/** What only a developer ever sees: the report of a defect of the program itself. */
const DEFECTS = new Set(['Error', 'RangeError', 'TypeError']);

/** Sentences among the texts of a source, in its code alone: not in comments, types or what a defect says. */
export function sentencesIn(source: string): readonly string[] {
  return textsOf(parseAst(source, { lang: 'ts' }) as unknown as Node).filter((text) => SENTENCE.test(text));
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (!isNode(value) || value.type.startsWith('Import') || value.type === 'TSLiteralType' || isDefect(value)) return [];
  if (value.type === 'Literal') return typeof value['value'] === 'string' ? [value['value']] : [];
  if (value.type !== 'TemplateLiteral') return Object.values(value).flatMap(textsOf);
  const quasis = value['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
  return [quasis.map(({ value: { cooked } }) => cooked).join('…'), ...textsOf(value['expressions'])];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function isDefect({ type, argument }: Node): boolean {
  const thrown = argument as { readonly callee?: { readonly name?: string } } | undefined;
  return type === 'ThrowStatement' && DEFECTS.has(thrown?.callee?.name ?? '');
}
