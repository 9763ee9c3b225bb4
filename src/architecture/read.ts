import type { Architecture, Extra } from '../core/architecture/architecture.js';
import { countParameters, type ParameterCount } from '../core/architecture/count.js';
import { storedBytes } from '../core/architecture/stored.js';
import { Config, type ConfigProblem, isObject, type Leaned, typeName } from './config.js';
import { isBaseName, names } from './dimensions.js';
import { blockScales } from './extras.js';
import { defaultsFrom, defaultsOf } from './families/defaults.js';
import { refusalOf, refusalOfWhole } from './families/refused.js';
import { familyOf } from './families/registry.js';
import { readGeneric } from './generic.js';
import { mayChangeShape } from './harmless.js';
import { type Estimate, storedAs } from './stored.js';

/** A model that was read: its parts, how many parameters they have, and the low precision its repository keeps them in. */
export type ReadModel = {
  readonly architecture: Architecture;
  readonly count: ParameterCount;
  readonly storedAs: string | null;
  /** Bytes of the weights as the repository keeps them, where its file says how to the byte. */
  readonly storedBytes: number | null;
  /** Why those bytes are an estimate, where they are one. */
  readonly storedEstimated: Estimate | null;
  /** Keys that the file leaves out, with what the configuration of its family says in their place. */
  readonly leaned: readonly Leaned[];
  /** Whose configuration that is. */
  readonly defaultsFrom: string;
  /** Whether its family is described; else it was read by what its keys usually mean. */
  readonly known: boolean;
  /** Keys that may change the shape and are not understood: the count is an estimate. */
  readonly unread: readonly string[];
  /** `model_type` of a multimodal file of which the language model is read. */
  readonly partOf: string | null;
};

/** A config.json as an architecture with its count, or everything that is wrong with it. */
export type ArchitectureRead = ({ readonly ok: true } & ReadModel) | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

type Fields = Readonly<Record<string, unknown>>;

/** Nobody reads more names in one warning. */
const MOST_NAMED = 8;

/** Where multimodal files keep the language model, outermost first. */
const NESTED = ['text_config', 'llm_config', 'language_config', 'language_model_config', 'thinker_config'];

/** Where they keep what looks and what listens. */
const SIGHT = ['vision_config', 'visual', 'img_processor', 'embd_layer', 'vision_tower', 'mm_vision_tower'];
const SOUND = ['audio_config', 'audio_processor', 'speech_config', 'sound_config', 'whisper_config', 'encoder_config'];

/** Reads the parsed content of a config.json. Nothing is thrown: what is wrong comes back with the path of its key. */
export function readArchitecture(content: unknown): ArchitectureRead {
  if (!isObject(content)) return { ok: false, problems: [{ is: 'type', key: '', wanted: { say: 'object' }, found: typeName(content) }] };
  const whole = unflattened(content);
  const outer = new Config(whole);
  const { config, fields } = languageModel(outer, whole);
  const modelType = modelTypeOf(config, outer);
  if (modelType === undefined) {
    config.missing(['model_type']);
    return { ok: false, problems: outer.problems };
  }
  const refused = refusalOf(modelType) ?? (config === outer ? undefined : refusalOfWhole(outer.text('model_type') ?? ''));
  if (refused !== undefined) {
    outer.conflict('model_type', refused.modelType, refused.why);
    return { ok: false, problems: outer.problems };
  }
  const family = familyOf(modelType);
  const own = config.withDefaults(family && (defaultsOf(modelType) ?? defaultsOf(family.name)));
  const read = family === undefined ? readGeneric(config, fields, modelType, outer) : family.read(own, outer);
  const unread = [...unreadKeys(own, fields, family === undefined), ...own.doubts];
  const architecture = { ...read, estimated: read.estimated || unread.length > 0 };
  if (outer.problems.length > 0) return { ok: false, problems: once(outer.problems) };
  const count = countParameters(architecture);
  if (!(count.parameters < 2 ** 53)) {
    const problem = {
      is: 'range',
      key: names.hidden[0],
      value: String(architecture.hiddenSize.value),
      range: { say: 'countable' },
    } as const;
    return { ok: false, problems: [problem] };
  }
  const stored = storedAs(config, architecture);
  const extras: readonly Extra[] = [...architecture.extras, ...blockScales(config, architecture)];
  const seen = extras.some(({ is }) => is === 'vision');
  const remarks: Architecture['remarks'] = [
    ...architecture.remarks,
    ...(seen && describes(outer, SOUND) ? (['sound-not-counted'] as const) : []),
  ];
  return {
    ok: true,
    architecture: { ...architecture, extras, remarks },
    count,
    storedAs: formatOf(config),
    storedBytes: stored === null ? null : storedBytes(architecture, stored.rule),
    storedEstimated: stored?.estimated ?? null,
    leaned: [...own.leaned].flatMap(([key, value]) => (shapes(value) ? [{ key, value }] : [])),
    defaultsFrom,
    known: family !== undefined,
    unread,
    partOf: !seen && (config !== outer || isMore(outer, modelType)) ? (outer.text('model_type') ?? modelType) : null,
  };
}

/** Whether a file whose language model is not nested is that of a model that sees or listens too. */
function isMore(outer: Config, modelType: string): boolean {
  return describes(outer, [...SIGHT, ...SOUND]) || /_(vl|multimodal)$|^molmo/.test(modelType);
}

/** Whether a file describes any of these beside its language model. */
function describes(outer: Config, keys: readonly string[]): boolean {
  return keys.some((name) => outer.has(name));
}

/** Whether a default makes a matrix, or says that two are one: what is said not to be there is as good as unsaid. */
function shapes(value: string | null): boolean {
  return value !== 'false' && value !== '0';
}

/**
 * Keys that may change the shape and that nothing has read. In a family that is not known, one that
 * may be a dimension is a problem: there is no telling how much it changes.
 */
function unreadKeys(config: Config, fields: Fields, unknownFamily: boolean): readonly string[] {
  const unread: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (unread.length === MOST_NAMED) break;
    if (config.knows(name) || isBaseName(name) || !mayChangeShape(name, value)) continue;
    if (unknownFamily && value !== true && typeof value !== 'string') {
      config.conflict(name, value, { say: 'may-change-shape' }, isObject(value) ? { say: 'object' } : undefined);
    } else unread.push(name.slice(0, 60).replace(/[^\w.\- ]/g, '?'));
  }
  return unread;
}

/** Keys like `text_config.hidden_size`, as tables of configs write them, become nested again. */
function unflattened(content: Fields): Fields {
  const dotted = Object.keys(content).filter((key) => /^[a-z_]+_config\./.test(key));
  if (dotted.length === 0) return content;
  const whole: Record<string, unknown> = { ...content };
  for (const key of dotted) {
    const [head = '', ...rest] = key.split('.');
    const nested = whole[head];
    const target: Record<string, unknown> = isObject(nested) ? { ...nested } : {};
    target[rest.join('.')] = whole[key];
    whole[head] = target;
    delete whole[key];
  }
  return whole;
}

/** The language model: the file itself, or the part of it that has a hidden size. */
function languageModel(outer: Config, whole: Fields): { config: Config; fields: Fields } {
  for (const name of NESTED) {
    const nested = whole[name];
    if (!isObject(nested)) continue;
    const inner = outer.inner(name);
    if (inner === undefined) continue;
    if (name === 'thinker_config') return languageModel(inner, nested);
    if (inner.has(...names.hidden) || !outer.has(...names.hidden)) return { config: inner, fields: nested };
  }
  return { config: outer, fields: whole };
}

/** What the file calls its family, else what the name of its class says. */
function modelTypeOf(config: Config, outer: Config): string | undefined {
  const classes = config.raw('architectures') ?? outer.raw('architectures');
  const [first] = Array.isArray(classes) ? classes : [];
  const named = typeof first === 'string' ? first.replace(/(For[A-Z]\w*|LMHeadModel|Model)$/, '') : undefined;
  // Copies of Grok-1 call themselves Mixtral.
  if (named !== undefined && /^Grok1/.test(named)) return 'grok-1';
  // A part that names its class and no family is of the family of that class.
  const part = config !== outer && config.has('architectures') && named !== undefined && familyOf(named) !== undefined ? named : undefined;
  return plainName(config.text('model_type') ?? part ?? outer.text('model_type') ?? named);
}

/** The name of a family is printed: what is not a letter, a digit or a usual mark is not repeated, nor more than anyone would write. */
function plainName(name: string | undefined): string | undefined {
  return name?.slice(0, 60).replace(/[^\w.\- ]/g, '?');
}

/** The same key may be looked at for several layers: each mistake is said once. */
function once(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const seen = new Map(problems.map((problem) => [`${problem.is} ${problem.key}`, problem]));
  return [...seen.values()];
}

/** In which format the repository keeps its weights, where it says that they are quantised. */
function formatOf(config: Config): string | null {
  const quantization = config.rawHereOrOutside('quantization_config') ?? config.rawHereOrOutside('quantization');
  if (!isObject(quantization)) return null;
  const method = quantization['quant_method'] ?? quantization['quant_algo'] ?? (quantization['bits'] === undefined ? undefined : 'mlx');
  return typeof method === 'string' ? method.slice(0, 40) : null;
}
