import type { Part } from '../phrase.js';
import { quote } from '../quote.js';
import type { Wording } from '../wording.js';
import { gpusIn } from './gpus.js';
import { say, sayEither } from './say.js';

const list = (items: readonly string[]): string => items.join(', ');

/** A layout that cannot be run, whatever its memory. */
type Impossible =
  | { why: 'product'; layout: string; product: number; gpus: number }
  | { why: 'heads'; tp: number; heads: number }
  | { why: 'layers'; pp: number; layers: number }
  | { why: 'experts'; ep: number; experts: number; gpus: number }
  | { why: 'virtual'; vp: number; pp: number; layers: number }
  | { why: 'recomputed'; recomputeLayers: number; layers: number }
  | { why: 'batch'; globalBatch: number; ranks: number; microBatch: number };

function impossible(problem: Impossible): Wording {
  switch (problem.why) {
    case 'product':
      return {
        message: `the layout ${problem.layout} is one of ${problem.product} GPUs or a multiple, and there are ${problem.gpus}`,
        allowed: 'tp × pp × cp × dp is the number of GPUs',
      };
    case 'heads':
      return {
        message: `tp=${problem.tp} is more than the ${problem.heads} attention heads that it splits`,
        allowed: 'tp up to the heads',
      };
    case 'layers':
      return { message: `pp=${problem.pp} is more than the ${problem.layers} layers that it splits`, allowed: 'pp up to the layers' };
    case 'experts':
      return problem.experts === 1
        ? { message: `ep=${problem.ep} splits experts, and the model has none`, allowed: 'ep=1' }
        : {
            message: `ep=${problem.ep} does not go into ${problem.experts} experts on ${problem.gpus} GPUs`,
            allowed: 'ep divides the experts, and the GPUs',
          };
    case 'virtual':
      return {
        message: `vp=${problem.vp} needs ${problem.vp * problem.pp} virtual stages of ${problem.layers} layers`,
        allowed: 'vp above 1 with pp above 1, and vp × pp up to the layers',
      };
    case 'recomputed':
      return {
        message: `${problem.recomputeLayers} layers cannot be computed again: the model has ${problem.layers}`,
        allowed: 'as many as the layers',
      };
    case 'batch':
      return {
        message: `a global batch of ${problem.globalBatch} sequences does not divide into micro batches of ${problem.microBatch} on ${problem.ranks} data parallel ranks`,
        allowed: `a multiple of ${problem.microBatch * problem.ranks}`,
      };
  }
}

type NoFit = { gpus: string; least: string; there: string; remedies: readonly Part[] };

type LayoutProblem = { text: string; part: string; groups: readonly string[]; example: string };

/** Memory of a GPU, and what takes it; `cache` is what is left, null where nothing is. */
type Arithmetic = { total: string; weights: string; engine: string; cache: string | null; request: string };

function added({ total, weights, engine, cache, request }: Arithmetic): string {
  const left = cache === null ? 'nothing is left for the cache' : `${cache} is left for the cache, and one request takes ${request}`;
  return `of ${total} a GPU, weights take ${weights} and the engine ${engine}, so ${left}`;
}

/** What comes nearest to a target: on one pool or two, and whether another accelerator could do it. */
type Nearest = { pools: 1 | 2; requests: number; layout: string; ttft: string; tpot: string; otherwise: boolean };

function reached({ pools, requests, layout, ttft, tpot, otherwise }: Nearest): string {
  const load = requests === 1 ? 'one request alone' : `${requests} requests`;
  const what = pools === 2 ? `two pools, ${layout} for answers,` : `${load} on ${layout}`;
  return `${what} has TTFT ${ttft} and TPOT ${tpot}${otherwise ? '; or another accelerator, or fewer bits a weight' : ''}`;
}

/** What is wrong with how a model is run: with how a training step is, or with what is to be predicted. */
export const stepMessages = {
  'impossible-layout': impossible,
  'untrainable-precision': ({ gpu, precision, choices }: { gpu: string; precision: string; choices: readonly string[] }): Wording => ({
    message: `a training step in ${precision} on ${gpu} cannot be predicted`,
    allowed: `precisions: ${choices.join(', ')}`,
  }),
  'unknown-step': ({ what }: { what: Part }): Wording => ({
    message: `a training step cannot be predicted without ${say(what)}`,
    try: 'a model preset, a config.json or --parameters, on an accelerator preset',
  }),
  'method-needs': ({ method, what, example }: { method: string; what: Part; example: Part | readonly Part[] }): Wording => ({
    message: `${method} needs ${say(what)}`,
    try: sayEither(example),
  }),
  'one-budget': ({ ways }: { ways: readonly string[] }): Wording => ({
    message: 'one budget is needed: FLOP, GPU-days, GPUs for a time, power for a time, or money',
    try: ways.join('; '),
  }),
  'no-layout': ({ gpus, globalBatch }: { gpus: string; globalBatch: number }): Wording => ({
    message: `no layout spreads a global batch of ${globalBatch} sequences over ${gpusIn(gpus)}`,
    try: 'another number of GPUs, or --global-batch with a divisor in common',
  }),
  'no-layout-fits': ({ gpus, least, there, remedies }: NoFit): Wording => ({
    message: `no layout of ${gpusIn(gpus)} fits: the smallest takes ${least} of the ${there} that a GPU has`,
    try: sayEither(remedies),
  }),
  'no-cluster': ({ most, why }: { most: string; why: 'time' | 'memory' }): Wording => ({
    message: `no cluster of up to ${gpusIn(most)} ${why === 'time' ? 'trains in that time' : 'has a layout that fits'}`,
    try: 'a longer --duration, or a larger --global-batch',
  }),
  'prediction-needs': ({ what, example }: { what: Part; example: string }): Wording => ({
    message: `a prediction needs ${say(what)}`,
    try: example,
  }),
  'prediction-lacks': ({ name, what }: { name: Part; what: Part }): Wording => ({
    message: `nothing can be predicted for ${say(name)}: ${say(what)}`,
    try: 'another model or accelerator, or an assumed utilisation: --utilization 50%',
  }),
  'does-not-fit': ({ layout, arithmetic, fits }: { layout: string; arithmetic: Arithmetic; fits: string | null }): Wording => ({
    message: `${layout} cannot hold the model: ${added(arithmetic)}`,
    try: fits === null ? 'fewer bits: --weights fp8, or --weights int4' : `${fits}, or fewer bits a weight`,
  }),
  'target-unreachable': ({ target, nearest }: { target: readonly string[]; nearest: Nearest }): Wording => ({
    message: `no layout keeps ${target.join(' and ')}`,
    try: reached(nearest),
  }),
  'invalid-workload': ({ text, part }: { text: string; part: string }): Wording => ({
    message: `${quote(part)} does not say how long requests are${part === text ? '' : `, in ${quote(text)}`}`,
    allowed: 'percentiles, p50:500/200 p95:4000/900; a mix whose shares add up to 100%, 70%:500/200 30%:8000/500; a preset; or a CSV file',
  }),
  'invalid-layout': ({ text, part, groups, example }: LayoutProblem): Wording => ({
    message: `${quote(part)} is no size of a parallel group${part === text ? '' : `, in ${quote(text)}`}`,
    allowed: `${list(groups)}, each once with a whole number: ${example}`,
  }),
} as const;
