import { factorFor, type OwnFactor } from '../../../scenario/own-factors.js';
import { predictServing, type ServingPrediction } from './predict.js';
import type { ServingRequest, Target } from './request.js';

type Factors = Readonly<Record<'ttft' | 'tpot' | 'throughput' | 'energy', number>>;

/**
 * What is predicted, as the user’s own runs say it: targets and the demand are put to the model in its own measure, and what it
 * answers is multiplied. Without a factor of its own, throughput moves as the time of a token does, and energy with the speed.
 */
export function predictOwn(request: ServingRequest, offered: number | null, fleet: number | null): ReturnType<typeof predictServing> {
  if (request.factors.length === 0) return predictServing(request, offered, fleet);
  const factors = factorsOf(request.factors);
  const { ttft, tpot } = request;
  const asked = { ...request, ttft: within(ttft, factors.ttft), tpot: within(tpot, factors.tpot) };
  const outcome = predictServing(asked, offered === null ? null : offered / factors.throughput, fleet);
  return outcome.ok ? { ok: true, prediction: multiplied(outcome.prediction, factors) } : outcome;
}

function factorsOf(own: readonly OwnFactor[]): Factors {
  const of = (metric: OwnFactor['metric']) => own.find((each) => each.metric === metric)?.factor;
  const tpot = factorFor(own, 'tpot');
  const throughput = of('throughput') ?? 1 / tpot;
  return { ttft: factorFor(own, 'ttft'), tpot, throughput, energy: of('energy') ?? 1 / throughput };
}

function within(target: Target | null, factor: number): Target | null {
  return target === null ? null : { ...target, seconds: target.seconds / factor };
}

function multiplied(prediction: ServingPrediction, { ttft, tpot, throughput, energy }: Factors): ServingPrediction {
  const { point, tail, joulesPerToken, requestsPerSecond } = prediction;
  return {
    ...prediction,
    requestsPerSecond: requestsPerSecond * throughput,
    point: {
      ...point,
      ttftSeconds: point.ttftSeconds * ttft,
      tpotSeconds: point.tpotSeconds * tpot,
      outputTokensPerSecond: point.outputTokensPerSecond * throughput,
    },
    tail: tail === null ? null : { ...tail, ttftSeconds: tail.ttftSeconds * ttft, tpotSeconds: tail.tpotSeconds * tpot },
    joulesPerToken: joulesPerToken === null ? null : joulesPerToken * energy,
  };
}
