// Whatever is drawn for a family that is described: its parts are the whole, and what one key changes is what it says.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { names } from '../../src/architecture/dimensions.js';
import { type ReadModel, readArchitecture } from '../../src/architecture/read.js';
import { type Layer, partsOf } from '../../src/core/architecture/architecture.js';
import { elementsOf } from '../../src/core/architecture/part.js';
import { libraryCases } from '../architecture/data/cases.js';
import { runsOf, seed } from '../helpers/fuzz.js';

type Fields = Readonly<Record<string, unknown>>;

const read = (config: Fields): ReadModel | null => {
  const result = readArchitecture(config);
  return result.ok ? result : null;
};
const keyOf = (config: Fields, keys: readonly string[]) => keys.find((key) => typeof config[key] === 'number');
const sum = (parts: object): number => Object.values(parts).reduce((total: number, part: number) => total + part, 0);

/** Files that can be read and that do not list their layers one by one. */
const readable = libraryCases.flatMap(({ config }) => (read(config) === null || config['text_config'] !== undefined ? [] : [config]));
const unlisted = readable.filter((config) =>
  Object.entries(config).every(([key, value]) => key === 'architectures' || typeof value !== 'object' || value === null),
);

/** A file with some of its dimensions drawn anew. */
const drawn = (configs: readonly Fields[]): fc.Arbitrary<Fields> =>
  fc
    .record({
      config: fc.constantFrom(...configs),
      vocabulary: fc.integer({ min: 1, max: 5000 }),
      width: fc.integer({ min: 2, max: 999 }),
      layers: fc.integer({ min: 1, max: 12 }),
    })
    .map(({ config, vocabulary, width, layers }) => {
      const changes: Record<string, number> = {};
      for (const [keys, value] of [
        [names.vocabulary, vocabulary],
        [names.feedForward, width],
        [names.expertWidth, width],
        [names.layers, layers],
      ] as const) {
        const key = keyOf(config, keys);
        if (key !== undefined) changes[key] = value;
      }
      return { ...config, ...changes };
    });

/** Checks what holds for the drawn files that can be read, and that most can. */
function check(configs: readonly Fields[], property: (config: Fields, model: ReadModel) => void): void {
  let checked = 0;
  const numRuns = runsOf(400);
  const holds = (config: Fields) => {
    const model = read(config);
    if (model === null) return;
    checked += 1;
    property(config, model);
  };
  fc.assert(fc.property(drawn(configs), holds), { numRuns, seed });
  expect(checked).toBeGreaterThan(numRuns / 4);
}

test('the parts are the whole', () => {
  check(unlisted, (_, { count }) => {
    expect(sum(count.components)).toBe(count.parameters);
    expect(sum(count.activeComponents)).toBe(count.activeParameters);
    expect(count.activeParameters).toBeLessThanOrEqual(count.parameters);
  });
});

/** Numbers of a layer that no other holds. */
const sizeOfLayer = (layer: Layer): number =>
  partsOf(layer).reduce((total, { tensors }) => total + tensors.reduce((all, each) => all + (each.tied ? 0 : elementsOf(each)), 0), 0);
/** What each layer of the only stack has, first to last. */
const layersOf = ({ architecture }: ReadModel): readonly number[] =>
  architecture.stacks.flatMap(({ layers, order }) => {
    const sizes = layers.map(({ layer }) => sizeOfLayer(layer));
    return order.map((kind) => sizes[kind] ?? 0);
  });
const oneMore = (config: Fields, more = 1): ReadModel | null => {
  const key = keyOf(config, names.layers) ?? '';
  return read({ ...config, [key]: Number(config[key]) + more });
};

/** Their tables or their last layers depend on how many layers there are. */
const LAST_DIFFER = /gemma4|gemma3n|gpt_neox_japanese|olmo_hybrid|bailing_hybrid/;
/** They pass a stack several times, have a regression over all layers, or say their layers twice. */
const MORE_STACKS = /hrm_text|^esm$|longcat/;
const layered = unlisted.filter((config) => {
  const stacks = read(config)?.architecture.stacks.length;
  return keyOf(config, names.layers) !== undefined && stacks === 1 && !MORE_STACKS.test(String(config['model_type']));
});

test('one more layer adds the count of a layer', () => {
  check(
    layered.filter((config) => !LAST_DIFFER.test(String(config['model_type']))),
    (config, { count }) => {
      const more = oneMore(config);
      if (more !== null) expect(layersOf(more), String(config['model_type'])).toContain(more.count.parameters - count.parameters);
    },
  );
});

/** T5 says the layers of both sides in one key, BART those of each in one. */
const sideKeys = [...names.layers, 'encoder_layers', 'decoder_layers'];

test('one more layer of an encoder-decoder adds the count of a layer on each side that has one more', () => {
  // Which layers of Switch Transformers have experts depends on how many layers there are.
  const pairs = unlisted.filter(
    (config) => config['model_type'] !== 'switch_transformers' && (read(config)?.architecture.stacks.length ?? 0) > 1,
  );
  const own = pairs.filter((config) => keyOf(config, sideKeys) !== undefined);
  const met = new Set<string>();
  check(own, (config, { count, architecture }) => {
    for (const key of sideKeys.filter((name) => typeof config[name] === 'number')) {
      const more = read({ ...config, [key]: Number(config[key]) + 1 });
      if (more === null) continue;
      let sums = [0];
      for (const [place, { order, layers }] of more.architecture.stacks.entries()) {
        const added = order.length - (architecture.stacks[place]?.order.length ?? 0);
        if (added > 0) sums = sums.flatMap((sum) => layers.map(({ layer }) => sum + added * sizeOfLayer(layer)));
      }
      if (sums.length > 1 || sums[0] !== 0) met.add(String(config['model_type']));
      expect(sums, `${config['model_type']} ${key}`).toContain(more.count.parameters - count.parameters);
    }
  });
  expect([...met]).toEqual(expect.arrayContaining(['t5', 'mt5', 'bart', 'mbart']));
});

test('where the last layers differ, one more changes two others at most, and tables by as much each time', () => {
  check(
    layered.filter((config) => LAST_DIFFER.test(String(config['model_type']))),
    (config, model) => {
      const more = oneMore(config);
      const most = oneMore(config, 2);
      if (more === null || most === null) return;
      const [before, after] = [layersOf(model), layersOf(more)];
      const kind = String(config['model_type']);
      expect(after.length, kind).toBe(before.length + 1);
      // Those of a group that one more layer fills change with it.
      if (!/bailing/.test(kind)) expect(before.filter((size, place) => size !== after[place]).length, kind).toBeLessThanOrEqual(2);
      const outside = (one: ReadModel) => one.count.parameters - layersOf(one).reduce((total, size) => total + size, 0);
      expect(outside(most) - outside(more), kind).toBe(outside(more) - outside(model));
    },
  );
});

test('a switch of biases adds vectors, and nothing else', () => {
  const switches = ['attention_bias', 'mlp_bias', 'use_bias', 'qkv_bias'];
  const own = readable.filter((config) => switches.some((name) => typeof config[name] === 'boolean'));
  check(own, (config) => {
    for (const name of switches.filter((each) => typeof config[each] === 'boolean')) {
      const [off, on] = [read({ ...config, [name]: false }), read({ ...config, [name]: true })];
      if (off === null || on === null) continue;
      const vectors = ({ count: { components: own } }: ReadModel) => (own.biases ?? 0) + (own.recurrence ?? 0) + (own.norms ?? 0);
      expect(on.count.parameters - off.count.parameters, `${config['model_type']} ${name}`).toBe(vectors(on) - vectors(off));
    }
  });
});

/** Experts that are found by pairs of keys, and those of which a share does nothing. */
const NOT_ALIKE = /^(doge|longcat_flash)$/;

test('each expert more adds as much', () => {
  const own = readable.filter((config) => keyOf(config, names.experts) !== undefined && !NOT_ALIKE.test(String(config['model_type'])));
  check(own, (config, { count }) => {
    const key = keyOf(config, names.experts) ?? '';
    const after = (more: number) => read({ ...config, [key]: Number(config[key]) + more })?.count;
    const [one, two] = [after(1), after(2)];
    if (one === undefined || two === undefined || Number(config[key]) < 1) return;
    expect(two.parameters - one.parameters).toBe(one.parameters - count.parameters);
    // What a token passes of them is its row of the router, and a bias.
    expect(two.activeParameters - one.activeParameters).toBe(one.activeParameters - count.activeParameters);
  });
});
