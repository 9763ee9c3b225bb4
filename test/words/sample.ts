/**
 * What a word that is made of parameters is called with: a text, a number and a list at once, with any part that is asked
 * for, so that every function of a language can be called without knowing what it is about.
 */
function sample(text: string): never {
  const list = [text];
  const target = Object(text) as object;
  return new Proxy(target, {
    get: (_, key) => {
      if (key === Symbol.toPrimitive) return () => text;
      if (key === Symbol.iterator) return () => list[Symbol.iterator]();
      if (key in list && !(key in String.prototype)) {
        const own = list[key as keyof typeof list] as unknown;
        return typeof own === 'function' ? own.bind(list) : own;
      }
      const own = text[key as keyof string] as unknown;
      if (own !== undefined) return typeof own === 'function' ? own.bind(text) : own;
      return sample(text);
    },
  }) as never;
}

/** Parts of a message that are lists. */
const LISTS: ReadonlySet<PropertyKey> = new Set([
  ...['alternatives', 'chain', 'choices', 'elsewhere', 'examples', 'fixed', 'found', 'groups', 'keys', 'kinds', 'known', 'lacking'],
  ...['names', 'near', 'needs', 'offers', 'others', 'parts', 'remedies', 'target', 'units', 'ways', 'without', 'flags', 'figures'],
]);

/** What a message is made of: texts and lists of them, by the names of its parts. */
const record = new Proxy({}, { get: (_, key) => (LISTS.has(key) ? ['7'] : '7'), has: () => true });

type Any = (...parameters: unknown[]) => unknown;

/** Parameters to call a function with: texts, one, none, and nothing at all. */
const TRIES: readonly (readonly unknown[])[] = [
  [sample('7'), sample('7'), sample('7'), sample('7')],
  [record],
  [sample('8'), sample('7'), sample('9'), undefined],
  [1, 1, 1, 1],
  [0, 0, 0, 0],
  [2, 1, undefined, undefined],
  ['', '', '', ''],
];

/** What a function makes of each of the samples, and of parameters that are known; nothing where it cannot be called so. */
export function called(make: unknown, known: readonly (readonly unknown[])[] = []): readonly (unknown | undefined)[] {
  return [...TRIES, ...known].map((parameters) => {
    try {
      return (make as Any)(...parameters);
    } catch {
      return undefined;
    }
  });
}
