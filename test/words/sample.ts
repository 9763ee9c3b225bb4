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

type Any = (...parameters: unknown[]) => unknown;

/** Parameters to call a function with: texts, one, none, and nothing at all. */
const TRIES: readonly (readonly unknown[])[] = [
  [sample('7'), sample('7'), sample('7'), sample('7')],
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
