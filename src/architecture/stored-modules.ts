import { type Architecture, partsOf } from '../core/architecture/architecture.js';
import type { Component } from '../core/architecture/part.js';

/** What a file leaves in high precision: in every layer, and in some of them. */
export type Kept = { readonly kept: ReadonlySet<Component>; readonly keptIn: ReadonlyMap<number, ReadonlySet<Component>> };

/** How the names of a list are meant: a pattern or the whole name, a name with asterisks, or any part of a name. */
export type NameStyle = 'regular' | 'asterisks' | 'part';

const PREFIXES = ['model.layers', 'model.language_model.layers', 'language_model.model.layers'];
const ATTENTION = ['self_attn', 'attention', 'attn'];
const NETWORK = ['mlp', 'feed_forward', 'block_sparse_moe', 'ffn', 'moe'];
const GATED = ['gate_proj', 'up_proj', 'down_proj'];

/** What modules are called, by component: parents, and the leaves of each number of matrices that a component may have. */
const called: Partial<
  Readonly<Record<Component, { readonly parents: readonly string[]; readonly leaves: readonly (readonly string[])[] }>>
> = {
  query: { parents: ATTENTION, leaves: [['q_proj'], ['q_a_proj', 'q_b_proj']] },
  key: { parents: ATTENTION, leaves: [['k_proj']] },
  value: { parents: ATTENTION, leaves: [['v_proj']] },
  keyValue: { parents: ATTENTION, leaves: [['kv_a_proj_with_mqa', 'kv_b_proj']] },
  attentionOutput: { parents: ATTENTION, leaves: [['o_proj'], ['out_proj'], ['o_a_proj', 'o_b_proj']] },
  attentionGate: { parents: ATTENTION, leaves: [['g_proj'], ['gate_proj']] },
  indexer: { parents: ATTENTION, leaves: [['indexer.wq_b', 'indexer.wk']] },
  recurrence: {
    parents: ['linear_attn', 'mamba', 'mixer'],
    leaves: [
      ['in_proj', 'out_proj'],
      ['in_proj_qkvz', 'in_proj_ba', 'out_proj'],
      ['in_proj_qkv', 'in_proj_z', 'in_proj_a', 'in_proj_b', 'out_proj'],
    ],
  },
  feedForward: {
    parents: NETWORK,
    leaves: [GATED, ['up_proj', 'down_proj'], ['gate_up_proj', 'down_proj'], ['fc1', 'fc2'], ['w1', 'w2', 'w3']],
  },
  routedExperts: {
    parents: NETWORK.map((parent) => `${parent}.experts.0`),
    leaves: [GATED, ['up_proj', 'down_proj'], ['w1', 'w2', 'w3']],
  },
  sharedExperts: {
    parents: NETWORK.flatMap((parent) => [`${parent}.shared_experts`, `${parent}.shared_expert`, `${parent}.shared_mlp`]),
    leaves: [GATED, ['up_proj', 'down_proj']],
  },
  router: { parents: NETWORK, leaves: [['gate'], ['router'], ['router.gate']] },
};
/** Modules that stand once, and those that no format makes small or that are no part of the language model. */
const ONCE: Readonly<Record<string, Component>> = { lm_head: 'outputHead', 'model.embed_tokens': 'tokenEmbedding' };
const NEVER = /norm|bias|vision|visual|multi_modal|mm_projector|eh_proj|shared_head|rotary|shared_expert_gate|embed|mtp|^model\.decoder\./;

/** What the names of a list leave out; null where that cannot be told. */
export function keptBy(names: readonly unknown[], style: NameStyle, architecture: Architecture): Kept | null {
  const [stack] = architecture.stacks;
  if (names.length === 0) return { kept: new Set(), keptIn: new Map() };
  if (stack === undefined || architecture.stacks.length > 1) return null;
  const entries = names.map((name) => entryOf(name, style, stack.order.length));
  const kept = new Set<Component>();
  for (const entry of entries) {
    if (entry === null) return null;
    for (const [name, component] of Object.entries(ONCE)) if (entry.test(name)) kept.add(component);
  }
  const known = entries as readonly Entry[];
  const everywhere = known.filter(({ layer }) => layer === null);
  const byLayer = new Map<number, Entry[]>();
  for (const entry of known) if (entry.layer !== null) byLayer.set(entry.layer, [...(byLayer.get(entry.layer) ?? []), entry]);
  const keptIn = new Map<number, ReadonlySet<Component>>();
  for (const [layer, kind] of stack.order.entries()) {
    const has = componentsOf(architecture, kind);
    const own = keptInLayer(layer, has, [...everywhere, ...(byLayer.get(layer) ?? [])]);
    if (own === null) return null;
    keptIn.set(layer, new Set([...kept, ...own]));
  }
  // A name that meets nothing may mean anything.
  if (known.some((entry) => !entry.met && !entry.outside)) return null;
  return { kept, keptIn };
}

type Entry = { readonly test: (name: string) => boolean; readonly layer: number | null; readonly outside: boolean; met: boolean };

function entryOf(name: unknown, style: NameStyle, layers: number): Entry | null {
  if (typeof name !== 'string' || /experts\.\d/.test(name)) return null;
  const [, number] = /layers\.(\d+)\./.exec(name) ?? [];
  const matches = matcherOf(name, style);
  if (matches === null) return null;
  const layer = number === undefined || name.startsWith('re:') ? null : Number(number);
  const entry: Entry = {
    test: (module) => {
      const does = matches(module);
      if (does) entry.met = true;
      return does;
    },
    layer,
    outside: NEVER.test(name) || (layer !== null && layer >= layers),
    met: false,
  };
  return entry;
}

function matcherOf(name: string, style: NameStyle): ((module: string) => boolean) | null {
  if (style === 'part') {
    const part = name.replace(/\.weight$/, '');
    return (module) => `.${module}.`.includes(`.${part}.`);
  }
  if (style === 'regular' && !name.startsWith('re:')) return (module) => module === name;
  if (style === 'asterisks' && !name.includes('*')) return (module) => module === name || module.startsWith(`${name}.`);
  const pattern = style === 'regular' ? `^(?:${name.slice(3)})` : `^${name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`;
  try {
    const expression = new RegExp(pattern);
    return (module) => expression.test(module);
  } catch {
    return null;
  }
}

/** The components of a kind of layer that a format may make small, with the matrices that each has. */
function componentsOf({ stacks: [stack] }: Architecture, kind: number): ReadonlyMap<Component, number> {
  const has = new Map<Component, number>();
  const layer = stack?.layers[kind]?.layer;
  for (const { tensors } of layer === undefined ? [] : partsOf(layer)) {
    for (const { component, linear } of tensors) if (linear || component === 'router') has.set(component, (has.get(component) ?? 0) + 1);
  }
  return has;
}

/** What is kept in one layer; null where a name leaves out a part of what is counted together. */
function keptInLayer(layer: number, has: ReadonlyMap<Component, number>, entries: readonly Entry[]): ReadonlySet<Component> | null {
  const kept = new Set<Component>();
  for (const [component, matrices] of has) {
    const names = called[component];
    if (names === undefined) continue;
    const leaves = names.leaves.filter((each) => each.length === matrices || component === 'router' || component === 'recurrence');
    const of = (parent: string, leaf: string) => PREFIXES.map((prefix) => `${prefix}.${layer}.${parent}.${leaf}`);
    let some = false;
    let all = false;
    for (const parent of names.parents) {
      for (const each of leaves) {
        const out = each.filter((leaf) => entries.filter((entry) => of(parent, leaf).filter(entry.test).length > 0).length > 0);
        some ||= out.length > 0;
        all ||= out.length === each.length;
      }
    }
    if (some && !all) return null;
    if (all) kept.add(component);
  }
  return kept;
}
