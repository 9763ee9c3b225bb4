import type { Draft } from './draft.js';
import { flagOf } from './field.js';
import { quantityOf } from './fields.js';
import type { Unknown } from './resolved.js';

/** What fixes the number of GPUs when something else is the unknown. */
const LIMITS = ['--gpus 1024', '--power-budget 1MW', { say: 'flag-with', flag: '--budget 2M', other: '--price 2.50' }] as const;

/**
 * Decides what is solved for. One quantity is unknown: what is missing, and without a default; else the GPUs, unless they, a
 * power budget or a budget are given; then the time (training) or the demand (inference); `solve` names any other.
 * Undefined when the scenario leaves nothing open, or not enough fixed: the draft then says why.
 */
export function chooseUnknown(draft: Draft): Unknown | undefined {
  const solve = draft.text('solve');
  if (solve !== undefined && draft.has(solve)) return refuse(draft, 'solve-and-given', { unknown: solve }, solve);
  if (draft.has('gpus') && draft.has('powerBudget')) return refuse(draft, 'conflicting-fields', LIMITS_OF_FLEET, 'powerBudget');
  return draft.has('budget') ? withBudget(draft, solve) : withoutBudget(draft, solve);
}

const LIMITS_OF_FLEET = { one: flagOf('gpus'), other: flagOf('powerBudget'), what: { say: 'number-of-gpus' } } as const;

/** The field that says how many GPUs there are. */
function fleetField(draft: Draft): 'gpus' | 'powerBudget' | undefined {
  return draft.has('gpus') ? 'gpus' : draft.has('powerBudget') ? 'powerBudget' : undefined;
}

function withoutBudget(draft: Draft, solve: string | undefined): Unknown | undefined {
  const { kind } = draft;
  if (solve === 'budget' && !draft.has('price')) return refuse(draft, 'missing-price', { why: 'cost' }, 'solve');
  const fleet = fleetField(draft);
  if (fleet === undefined) {
    if (solve === undefined || solve === 'gpus' || solve === 'budget') return { field: solve ?? 'gpus', fixedBy: 'nothing' };
    return refuse(draft, 'solve-needs-fixed', { unknown: solve, needs: LIMITS }, 'solve');
  }
  const fixed = { fixedBy: 'gpus', ...(fleet === 'powerBudget' && { powered: true }) } as const;
  const byName = solve === 'budget' || solve === 'gpus' ? undefined : solve;
  if (byName !== undefined) return searched(draft, byName, byName, fixed);
  const usual = kind === 'train' ? 'duration' : demandField(draft);
  const open = draft.has(usual) ? missing(draft) : usual;
  if (open === undefined) return refuse(draft, 'nothing-to-solve', { fixed: [fleet, usual], offers: offersOf(draft) }, fleet);
  return searched(draft, solve ?? open, open, fixed);
}

function withBudget(draft: Draft, solve: string | undefined): Unknown | undefined {
  const { kind } = draft;
  const fleet = fleetField(draft);
  const workload = kind === 'train' ? 'tokens' : demandField(draft);
  const asked = solve ?? workload;
  const usual = asked === 'gpus' || asked === 'duration' ? workload : asked;
  const open = draft.has(usual) && usual === workload ? missing(draft) : usual;
  const timed = kind === 'train' && fleet === undefined;
  if (open === undefined && timed)
    draft.fail('nothing-to-solve', { fixed: [workload, 'budget'], offers: offersOf(draft), timeless: true }, 'budget');
  if (!draft.has('price')) return refuse(draft, 'missing-price', { why: 'budget' }, 'budget');
  if (open === undefined && timed) return undefined;
  if (fleet !== undefined && kind === 'infer') return refuse(draft, 'nothing-to-solve', { fixed: [fleet, 'budget', 'window'] }, 'budget');
  if (fleet !== undefined && draft.has('duration'))
    return refuse(draft, 'nothing-to-solve', { fixed: [fleet, 'duration', 'budget'] }, 'budget');
  if (solve === 'duration' && fleet === undefined)
    return refuse(draft, 'solve-needs-fixed', { unknown: solve, needs: ['--gpus 1024', '--power-budget 1MW'] }, 'solve');
  if (open === undefined || draft.has(open))
    return refuse(draft, 'nothing-to-solve', { fixed: [usual, 'budget'], offers: offersOf(draft) }, 'budget');
  const powered = fleet === 'powerBudget' && { powered: true };
  return searched(draft, asked === usual ? open : asked, open, {
    fixedBy: 'budget',
    rents: fleet === undefined ? 'gpus' : 'duration',
    ...powered,
  });
}

/** The one thing that is neither given nor known of the model, nor has a default: that is what is asked for. */
function missing(draft: Draft): string | undefined {
  const { kind } = draft;
  const name = draft.text('model');
  const model = name === undefined ? undefined : draft.catalog.model(name).found;
  const sized = name !== undefined || ['parameters', 'activeParameters', 'flopsPerToken'].some((key) => draft.has(key));
  const lacking = [
    ...(sized ? [] : ['parameters']),
    ...(kind === 'train' && !draft.has('tokens') && (model?.trainingTokens ?? null) === null ? ['tokens'] : []),
  ];
  return lacking.length === 1 ? lacking[0] : undefined;
}

/** What can still be asked for, with everything else given. */
function offersOf(draft: Draft): readonly string[] {
  const offers = [
    ...(draft.kind === 'train' && !draft.has('tokens') ? ['tokens'] : []),
    ...(draft.has('utilization') || draft.has('throughput') ? [] : ['utilization']),
    ...(draft.has('parameters') || draft.has('flopsPerToken') || draft.has('throughput') ? [] : ['parameters']),
  ];
  return offers.map((field) => `--solve ${field}`);
}

/** What a request is made of; with it, requests are what is asked for. */
const PER_REQUEST = ['requests', 'words', 'questions', 'tokensPerWord', 'input', 'output', 'turns', 'cachedPrefixShare'];

/** The field by which an unknown demand is best expressed: the one that it is told by, or that belongs to what is told. */
function demandField(draft: Draft): string {
  const has = (...keys: readonly string[]) => keys.some((key) => draft.has(key));
  if (has('users', 'messagesPerUser')) return 'users';
  if (has('concurrentUsers', 'thinkTime', 'responseTime')) return 'concurrentUsers';
  for (const told of ['tokenRate', 'outputTokenRate']) if (has(told)) return told;
  return has(...PER_REQUEST) ? 'requests' : 'tokens';
}

function searched(draft: Draft, field: string, open: string, fixed: Pick<Unknown, 'fixedBy' | 'rents' | 'powered'>): Unknown | undefined {
  if (open === 'utilization' && draft.has('throughput'))
    return refuse(draft, 'solve-without-effect', { unknown: open, because: flagOf('throughput') }, 'solve');
  if (open === 'parameters') {
    const convention = draft.text('flops');
    const counted = convention === undefined || convention === '6nd' || convention === 'palm' ? [] : ['flops'];
    const blocker = ['flopsPerToken', 'activeParameters', 'throughput', ...counted].find((key) => draft.has(key));
    if (blocker !== undefined) return refuse(draft, 'solve-without-effect', { unknown: open, because: flagOf(blocker) }, 'solve');
  }
  const quantity = quantityOf(open, draft.kind);
  return { field, ...(quantity !== undefined && { quantity }), ...fixed };
}

function refuse(draft: Draft, ...[code, parameters, key]: Parameters<Draft['fail']>): undefined {
  draft.fail(code, parameters, key);
  return undefined;
}
