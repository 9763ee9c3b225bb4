import type { Field } from '../../scenario/field.js';
import { DAY_SECONDS } from '../../scenario/field-types.js';
import { fieldOf } from '../../scenario/fields.js';
import type { Value } from '../../scenario/read.js';
import { leversOf, slotOfField } from '../outlook/levers.js';
import type { Plan } from '../sheet/plan.js';
import { computedPlan } from '../sweep/combination.js';
import type { Answered } from './project.js';

/** A change to one assumption with which an expectation would hold. */
export type Mend = { readonly field: string; readonly from: Value; readonly to: Value };

/** Whether an expectation holds of a computed plan. */
export type Holds = (plan: Plan, values: Float64Array) => boolean;

/** Assumptions about the means, which may be changed; what is asked for is changed only where nothing else helps. */
const MEANS = [
  'utilization',
  'throughput',
  'duration',
  'goodput',
  'budget',
  'gpus',
  'powerBudget',
  'price',
  'power',
  'pue',
  'electricityPrice',
  'serverPrice',
  'years',
  'hosting',
  'carbon',
  'cachedPrefixShare',
  'peakToAverage',
  'headroom',
  'fleet',
  'peak',
];
const WORKLOAD = [
  'growth',
  'tokens',
  'epochs',
  'requests',
  'users',
  'messagesPerUser',
  'concurrentUsers',
  'thinkTime',
  'tokenRate',
  'outputTokenRate',
  'turns',
  'questions',
  'words',
  'tokensPerWord',
  'input',
  'output',
  'flopsPerToken',
  'parameters',
];
/** What a preset says of these is no assumption: the preset is changed as a whole. */
const OF_PRESETS = new Set(['peak', 'parameters']);
/** What the sheet of today does not know, but the months to come. */
const AHEAD = new Set(['fleet', 'growth']);
/** A change by a larger factor helps nobody. */
const FARTHEST = 100;
/** Factors at which a change is tried before it is closed in on. */
const TRIED = [1.02, 1.05, 1.1, 1.2, 1.35, 1.5, 2, 3, 5, 10, 30, FARTHEST];
const HALVINGS = 30;
const SHOWN = 3;
const CARDS_TRIED = 12;

/**
 * The smallest changes to one assumption that make an expectation hold, the smallest first; then another accelerator, another
 * precision. `figure` is what is expected something of. `nearly` searches where `holds` would take long; what is proposed holds.
 */
export function mendsOf(answered: Answered, figure: string, holds: Holds, nearly: Holds = holds): readonly Mend[] {
  const numeric = (keys: readonly string[]) =>
    keys.flatMap((key, rank) => {
      const found = smallestChange(answered, key, holds, nearly);
      return found === undefined ? [] : [{ ...found, rank }];
    });
  const means = numeric(MEANS);
  const card = isOfTheCard(answered, figure) ? undefined : otherCard(answered, holds);
  const presets = [card, otherPrecision(answered, holds)].filter((mend) => mend !== undefined);
  const found = means.length + presets.length > 0 ? means : numeric(WORKLOAD);
  const ordered = found.toSorted((a, b) => a.factor - b.factor || a.rank - b.rank);
  return [...ordered.slice(0, SHOWN).map(({ field, from, to }) => ({ field, from, to })), ...presets];
}

/** What is given of this very card, and the figures that follow from it: of another card nobody said what it is. */
const OF_THE_CARD: Readonly<Record<string, RegExp>> = {
  price: /^(training)?cost/i,
  power: /^(power|energy|electricity|co2e|owned)/,
  serverPrice: /^(capital|owned)/,
  // Measured on this card: on another nobody knows what it would be.
  throughput: /./,
};

function isOfTheCard({ given }: Answered, figure: string): boolean {
  return Object.entries(OF_THE_CARD).some(([key, figures]) => typeof given.get(key)?.value === 'number' && figures.test(figure));
}

type Change = Mend & { readonly factor: number };

/** The value nearest to the present one at which the expectation holds, rounded to what people write. */
function smallestChange({ plan, given }: Answered, key: string, holds: Holds, nearly: Holds): Change | undefined {
  if (plan === undefined) return undefined;
  const { scenario, sources } = plan.resolved;
  const field = fieldOf(key);
  const from = scenario[key];
  const known = AHEAD.has(key) || slotOfField(plan, key) !== undefined;
  if (field?.type.is !== 'quantity' || !known || typeof from !== 'number' || !(from > 0)) return undefined;
  const follows = sources[key] === 'derived' || (sources[key] === 'preset' && OF_PRESETS.has(key));
  if (follows || given.get(key)?.spread !== undefined) return undefined;
  const { type } = field;
  const levers = leversOf(plan, [key]);
  const allowed = (value: number) =>
    !(value > (type.max ?? Number.POSITIVE_INFINITY) || value < (type.min ?? 0) || (type.aboveZero && value <= 0));
  const works = (value: number, judge = nearly): boolean => {
    if (!allowed(value)) return false;
    const settled = type.whole ? Math.round(value) : value;
    const values = plan.inputs.slice();
    levers(values, Float64Array.of(settled));
    return plan.compute(values) === undefined && judge(AHEAD.has(key) ? lookingAhead(plan, key, settled) : plan, values);
  };
  const changes = [1, -1].flatMap((direction): Change[] => {
    const at = (factor: number) => {
      const value = direction > 0 ? from * factor : from / factor;
      return direction > 0 && type.max !== undefined ? Math.min(value, type.max) : Math.max(value, type.min ?? 0);
    };
    const reached = TRIED.findIndex((factor) => works(at(factor)));
    if (reached < 0) return [];
    let near = TRIED[reached - 1] ?? 1;
    let far = TRIED[reached] as number;
    for (let step = 0; step < HALVINGS; step++) {
      const middle = (near + far) / 2;
      if (works(at(middle))) far = middle;
      else near = middle;
    }
    const to = roundedAway(at(far), direction, scaleOf(field, from), (value) => works(value, holds), type.whole === true);
    return to === undefined ? [] : [{ field: key, from, to, factor: direction > 0 ? to / from : from / to }];
  });
  return changes.toSorted((a, b) => a.factor - b.factor)[0];
}

/** A plan whose months to come are others. */
function lookingAhead(plan: Plan, key: string, value: number): Plan {
  const { resolved } = plan;
  return { ...plan, resolved: { ...resolved, scenario: { ...resolved.scenario, [key]: value } } };
}

/** The unit in which people write a value: days, requests a day, per cent. */
function scaleOf({ type }: Field, value: number): number {
  if (type.is !== 'quantity') return 1;
  if (type.dimension === 'duration') return value >= DAY_SECONDS ? DAY_SECONDS : value >= 3600 ? 3600 : 1;
  return type.dimension === 'rate' ? 1 / DAY_SECONDS : 1;
}

/** Steps that a value found by fewer samples is moved on before it is given up. */
const MOVED_ON = 5;

/**
 * A count as it is; else as few digits as still hold, three at least, rounded away from the present value. Undefined where
 * nothing near the value holds.
 */
function roundedAway(
  value: number,
  direction: number,
  scale: number,
  works: (value: number) => boolean,
  whole: boolean,
): number | undefined {
  const away = direction > 0 ? Math.ceil : Math.floor;
  const candidates: number[] = [];
  if (whole) {
    for (let step = -1; step <= MOVED_ON; step++) candidates.push(away(value) + direction * step);
    return candidates.find(works);
  }
  const written = value / scale;
  const stepOf = (digits: number) => 10 ** (Math.floor(Math.log10(written)) + 1 - digits);
  const rounded = (steps: number, digits: number) => Number((steps * stepOf(digits)).toPrecision(12)) * scale;
  for (let digits = 3; digits <= 12; digits++) {
    const steps = written / stepOf(digits);
    const near = Math.round(steps);
    candidates.push(rounded(Math.abs(steps - near) < 1e-6 ? near : away(steps), digits));
  }
  for (let step = 1; step <= MOVED_ON; step++) candidates.push(rounded(away(written / stepOf(3)) + direction * step, 3));
  return candidates.find(works);
}

/** The accelerator of the same vendor with the nearest peak that would do, and no less memory or bandwidth. */
function otherCard(answered: Answered, holds: Holds): Mend | undefined {
  const { plan, catalog } = answered;
  const accelerator = plan?.resolved.accelerator;
  const precision = String(plan?.resolved.scenario['precision']);
  const peak = accelerator?.peak(precision);
  if (plan === undefined || !accelerator || peak === undefined || plan.resolved.sources['peak'] !== 'preset') return undefined;
  const own = catalog.index().gpus.find(({ id }) => id === accelerator.id);
  const distance = (other: number) => Math.max(other / peak, peak / other);
  const candidates = catalog
    .index()
    .gpus.filter(
      ({ id, vendor, status, peak: peaks, memoryBytes, memoryBytesPerSecond }) =>
        id !== accelerator.id &&
        vendor === accelerator.preset.vendor &&
        status === 'available' &&
        peaks[precision] !== undefined &&
        (memoryBytes ?? 0) >= (own?.memoryBytes ?? 0) &&
        (memoryBytesPerSecond ?? 0) >= (own?.memoryBytesPerSecond ?? 0),
    )
    .toSorted((a, b) => distance(a.peak[precision] as number) - distance(b.peak[precision] as number) || (a.id < b.id ? -1 : 1));
  const found = candidates.slice(0, CARDS_TRIED).find(({ id }) => worksWith(answered, 'gpu', id, holds));
  return found && { field: 'gpu', from: accelerator.instance?.name ?? accelerator.id, to: found.id };
}

/** The shorter number format that would do, where the present one is long. */
function otherPrecision(answered: Answered, holds: Holds): Mend | undefined {
  const { plan } = answered;
  const from = plan?.resolved.scenario['precision'];
  if (plan === undefined || typeof from !== 'string' || plan.resolved.sources['peak'] !== 'preset') return undefined;
  const shorter = ['fp32', 'fp32Matrix', 'tf32'].includes(from) ? ['bf16', 'fp8'] : ['bf16', 'fp16'].includes(from) ? ['fp8'] : [];
  const to = shorter.find(
    (precision) => plan.resolved.accelerator?.peak(precision) !== undefined && worksWith(answered, 'precision', precision, holds),
  );
  return to === undefined ? undefined : { field: 'precision', from, to };
}

function worksWith({ plan, given, catalog }: Answered, key: string, value: string, holds: Holds): boolean {
  const kind = (plan as Plan).resolved.kind;
  const where = given.get(key)?.where ?? { kind: 'field', path: key };
  const other = computedPlan(kind, new Map([...given, [key, { value, where }]]), catalog);
  return other !== undefined && holds(other.plan, other.values);
}
