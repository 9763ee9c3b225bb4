import type { Draft } from './draft.js';
import { flagOf } from './field.js';
import { quantityOf } from './fields.js';
import type { Unknown } from './resolved.js';

/** What fixes the number of GPUs when something else is the unknown. */
const LIMITS = ['--gpus 1024', '--budget 2M with --price 2.50'];

/**
 * Decides what is solved for. One quantity is unknown: the GPUs, unless they or a budget are given;
 * then the time (training) or the demand (inference); `solve` names any other.
 * Undefined when the scenario leaves nothing open, or not enough fixed: the draft then says why.
 */
export function chooseUnknown(draft: Draft): Unknown | undefined {
  const solve = draft.text('solve');
  if (solve !== undefined && draft.has(solve)) return refuse(draft, 'solve-and-given', { unknown: solve }, solve);
  return draft.has('budget') ? withBudget(draft, solve) : withoutBudget(draft, solve);
}

function withoutBudget(draft: Draft, solve: string | undefined): Unknown | undefined {
  const { kind } = draft;
  if (solve === 'budget' && !draft.has('price')) return refuse(draft, 'missing-price', { why: 'a cost' }, 'solve');
  if (!draft.has('gpus')) {
    if (solve === undefined || solve === 'gpus' || solve === 'budget') return { field: solve ?? 'gpus', fixedBy: 'nothing' };
    return refuse(draft, 'solve-needs-fixed', { unknown: solve, needs: LIMITS }, 'solve');
  }
  if (solve !== undefined && solve !== 'budget') return searched(draft, solve, solve, { fixedBy: 'gpus' });
  const open = kind === 'train' ? 'duration' : demandField(draft);
  if (draft.has(open)) return refuse(draft, 'nothing-to-solve', { fixed: ['gpus', open] }, 'gpus');
  return searched(draft, solve ?? open, open, { fixedBy: 'gpus' });
}

function withBudget(draft: Draft, solve: string | undefined): Unknown | undefined {
  const { kind } = draft;
  if (!draft.has('price')) return refuse(draft, 'missing-price', { why: 'a budget' }, 'budget');
  const gpus = draft.has('gpus');
  if (gpus && kind === 'infer') return refuse(draft, 'nothing-to-solve', { fixed: ['gpus', 'budget', 'window'] }, 'budget');
  if (gpus && draft.has('duration')) return refuse(draft, 'nothing-to-solve', { fixed: ['gpus', 'duration', 'budget'] }, 'budget');
  if (solve === 'duration' && !gpus) return refuse(draft, 'solve-needs-fixed', { unknown: solve, needs: ['--gpus 1024'] }, 'solve');
  const workload = kind === 'train' ? 'tokens' : demandField(draft);
  const asked = solve ?? workload;
  const open = asked === 'gpus' || asked === 'duration' ? workload : asked;
  if (draft.has(open)) return refuse(draft, 'nothing-to-solve', { fixed: [open, 'budget'] }, 'budget');
  return searched(draft, asked, open, { fixedBy: 'budget', rents: gpus ? 'duration' : 'gpus' });
}

/** The field by which an unknown demand is best expressed. */
function demandField(draft: Draft): string {
  const perRequest = ['requests', 'words', 'questions', 'tokensPerWord', 'input', 'output'];
  return perRequest.some((key) => draft.has(key)) ? 'requests' : 'tokens';
}

function searched(draft: Draft, field: string, open: string, fixed: Pick<Unknown, 'fixedBy' | 'rents'>): Unknown | undefined {
  if (open === 'parameters') {
    const convention = draft.text('flops');
    const counted = convention === undefined || convention === '6nd' || convention === 'palm' ? [] : ['flops'];
    const blocker = ['flopsPerToken', 'activeParameters', ...counted].find((key) => draft.has(key));
    if (blocker !== undefined) return refuse(draft, 'solve-without-effect', { unknown: open, because: flagOf(blocker) }, 'solve');
  }
  const quantity = quantityOf(open, draft.kind);
  return { field, ...(quantity !== undefined && { quantity }), ...fixed };
}

function refuse(draft: Draft, ...[code, parameters, key]: Parameters<Draft['fail']>): undefined {
  draft.fail(code, parameters, key);
  return undefined;
}
