/** Text that is markup already. Everything else that goes into a page is escaped. */
export type Markup = { readonly markup: string };

type Child = Markup | string | readonly Child[] | undefined;
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Elements that have no content and no end. */
const VOID = new Set(['br', 'col', 'input', 'link', 'meta']);

/** An element of HTML or SVG. Attributes that are false or undefined are left out; text is escaped, so that no name can become markup. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const head = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined || value === false) return [];
    return value === true ? [` ${key}`] : [` ${key}="${escaped(String(value))}"`];
  });
  const start = `<${name}${head.join('')}>`;
  return { markup: VOID.has(name) ? start : `${start}${children.map(textOf).join('')}</${name}>` };
}

/** Several pieces one after the other. */
export function together(...children: readonly Child[]): Markup {
  return { markup: children.map(textOf).join('') };
}

/** What a script or a style sheet holds: it is written by us and must not end its own element. */
export function raw(name: 'script' | 'style', attributes: Attributes, content: string): Markup {
  if (/<\/(?:script|style)|<!--/i.test(content)) throw new Error(`the content of a ${name} ends its own element`);
  const { markup } = element(name, attributes);
  return { markup: markup.replace(`</${name}>`, () => `${content}</${name}>`) };
}

/** Data for programs: JSON in which nothing can end the element that holds it. */
export function dataOf(id: string, value: unknown): Markup {
  const json = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return raw('script', { type: 'application/json', id }, json);
}

function textOf(child: Child): string {
  if (child === undefined) return '';
  if (typeof child === 'string') return escaped(child);
  return 'markup' in child ? child.markup : child.map(textOf).join('');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
