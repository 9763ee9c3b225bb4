// Words of a page: those that its script may say.
import { literal, objectsOf, spliced } from './page-source.mjs';

/** A code of a message, a remark or a phrase, as its words are told by: words that are joined. */
const CODE = /^[a-z]+(?:-[a-z0-9]+)+$/;

/** Leaves out of a module of words what is said by a code that stands nowhere in the script. */
export function wordsOf(source, script) {
  const coded = objectsOf(source)
    .flatMap(({ properties }) => properties)
    .filter(({ type, key }) => type === 'Property' && CODE.test(literal(key) ?? ''));
  const begun = [...script.matchAll(/`([a-z]+-)\$\{/g)].map(([, start]) => start);
  const composed = coded.find(({ key }) => begun.some((start) => literal(key).startsWith(start)));
  if (composed !== undefined) throw new Error(`${literal(composed.key)} may be put together in a page: write codes out`);
  const said = (code) => ['`', "'", '"'].some((quote) => script.includes(quote + code + quote));
  return spliced(
    source,
    coded.filter(({ key }) => !said(literal(key))).map(({ start, end }) => ({ start, end, put: '...{}' })),
  );
}
