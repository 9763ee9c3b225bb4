import type { Constants } from './calibration.js';
import type { TrainingPrecision } from './hardware.js';
import type { Rates } from './rates.js';
import type { Dispatcher } from './setup.js';
import type { ExpertsBlock } from './shape.js';

/** What an exchange of tokens between experts depends on. */
type Exchange = {
  /** Tokens of a rank. */
  readonly tokens: number;
  readonly tp: number;
  readonly ep: number;
  readonly precision: TrainingPrecision;
  readonly dispatcher: Dispatcher | null;
};

/** Servers with one fast link of more than so many accelerators run fused dispatchers almost always. */
const SERVER = 8;

/** Seconds of one exchange, there or back, of one block (16). */
export function exchangeSeconds(block: ExpertsBlock, exchange: Exchange, split: boolean, rates: Rates, constants: Constants): number {
  const { tokens, tp, ep, precision, dispatcher } = exchange;
  if (ep === 1) return 0;
  const { domain, link, network } = rates;
  const local = Math.min(ep, split ? Math.max(1, Math.floor(domain / tp)) : domain);
  const servers = ep / local;
  const bytes = 2 * tokens * block.latentWidth;
  const away = (servers - 1) / servers / network;
  const all = Math.max((block.perToken * bytes * (ep - 1)) / (ep * link), block.perToken * bytes * away);
  if (dispatcher === 'alltoall') return all;
  const spread = servers * (1 - (1 - 1 / servers) ** block.perToken);
  const once = constants.fusedExchange * bytes * Math.min(block.groupLimit ?? spread, spread) * away;
  if (dispatcher === 'deepep') return once;
  const share = alltoallShare(precision, domain);
  return share * all + (1 - share) * once;
}

/** How much an exchange of unknown kind is taken to be an all-to-all: what published runs of a precision and machine mostly are. */
function alltoallShare(precision: TrainingPrecision, domain: number): number {
  if (precision === 'bf16' || precision === 'fp16') return 0.7;
  return domain > SERVER ? 0.05 : 0.15;
}
