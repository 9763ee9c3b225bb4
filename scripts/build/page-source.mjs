// Sources that a page takes in part.
import { parseAst } from 'rolldown/parseAst';

/** Every object that is written out in a module, those within others behind them. */
export function objectsOf(source) {
  const found = [];
  const visit = (node) => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      if (node.type === 'ObjectExpression') found.push(node);
      Object.values(node).forEach(visit);
    }
  };
  visit(parseAst(source, { lang: 'ts' }).body);
  return found;
}

/** What a key says, as a name or as a text. */
export const literal = (key) => key.name ?? key.value;

/** A source with other texts in some places; of places within others the outer ones count. */
export function spliced(source, places) {
  const outer = places.filter((place) => !places.some((other) => other !== place && other.start <= place.start && place.end <= other.end));
  return outer
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, { start, end, put }) => text.slice(0, start) + put + text.slice(end), source);
}

/** A module in which these functions do nothing: what only they ask for is then left out with them. */
export const emptied =
  (...names) =>
  (source) => {
    const declared = parseAst(source, { lang: 'ts' })
      .body.map(({ type, declaration }) => (type === 'ExportNamedDeclaration' ? declaration : null))
      .filter((declaration) => declaration?.type === 'FunctionDeclaration' && names.includes(declaration.id.name));
    if (declared.length < names.length) throw new Error(`a module of a page exports no functions ${names.join(', ')} any more`);
    return spliced(
      source,
      declared.map(({ body: { start, end } }) => ({ start, end, put: '{ return undefined; }' })),
    );
  };
