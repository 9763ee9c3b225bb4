import type { Evidence } from '../answer/contract/result.js';
import { gpuFigures, modelFigures, usesPower } from '../answer/sheet/rests-on.js';
import type { Resolved } from '../scenario/resolved.js';
import { live } from './live.js';

/** What warnings ask of the evidence: which figures no document states, and how old a price is. The report has the documents. */
export function evidenceOf(resolved: Resolved): Evidence {
  const { model, accelerator, sources } = resolved;
  const power = usesPower(resolved) ? accelerator?.power : null;
  return {
    ...(model && { model: { name: model.name, standing: standings(modelFigures(resolved)) } }),
    ...(accelerator && { gpu: { name: accelerator.name, standing: standings(gpuFigures(resolved, accelerator)) } }),
    ...(power && { power: { standing: standingOf(power.figure) } }),
    ...(sources['price'] === 'preset' && { price: accelerator?.listPrice }),
  } as Evidence;
}

const standingOf = (figure: string) => (live.facts.inferred.includes(figure) ? 'inferred' : 'read');
const standings = (figures: readonly string[]) => Object.fromEntries(figures.map((figure) => [figure, standingOf(figure)]));
