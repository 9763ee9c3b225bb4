import { figure, list, number, object, type Schema, text } from './parts.js';

const about = (schema: Schema, description: string): Schema => ({ ...schema, description });
const percentiles = object({ p5: figure, p10: figure, p50: figure, p90: figure, p95: figure }, ['p10', 'p50', 'p90']);

/** The schema of what growing demand takes, month by month. */
export function timelineSchema(): Schema {
  const month = object(
    {
      month: about(number, 'months from now; a month has 365/12 days'),
      tokensPerWindow: about(figure, 'tokens in the window'),
      requestsPerSecond: about(figure, 'requests a second; only where the demand is described by requests'),
      gpus: about(figure, 'whole GPUs needed, those that stand by among them; null when beyond counting'),
      servers: about(figure, 'whole servers needed'),
      powerWatts: about(figure, 'power of all GPUs with their servers and the building'),
      costUsdPerMonth: about(figure, 'all GPUs of the month for 730 hours × price'),
      electricityUsdPerMonth: about(figure, 'their energy in the month × electricity price; not part of the cost'),
      percentiles: object({ gpus: percentiles, servers: percentiles }),
    },
    ['month', 'tokensPerWindow', 'gpus', 'servers', 'powerWatts', 'costUsdPerMonth', 'electricityUsdPerMonth'],
  );
  const fleet = object(
    {
      gpus: about(number, 'GPUs there are'),
      runsOutInMonth: about(figure, 'first month that needs more; null when none up to the horizon does'),
      tokensPerWindow: about(figure, 'most tokens in the window that they serve'),
      requestsPerSecond: about(figure, 'most requests a second that they serve'),
      runsOut: object({
        early: about(figure, 'month by which one sample in ten has run out; null beyond the horizon'),
        likely: about(figure, 'the same for half of the samples'),
        late: about(figure, 'the same for nine in ten'),
        never: about(number, 'share of the samples that last up to the horizon'),
      }),
    },
    ['gpus', 'runsOutInMonth', 'tokensPerWindow'],
  );
  const growth = object({ low: number, middle: number, high: number, shape: text });
  return object(
    {
      growthPerMonth: about(number, 'share by which the demand grows a month, compounded'),
      months: list(month),
      fleet,
      uncertainty: object({ samples: number, seed: number, unanswered: number, growth }, ['samples', 'seed', 'unanswered']),
    },
    ['growthPerMonth', 'months'],
  );
}

/** The schema of the same over all scenarios of a file. */
export function totalTimelineSchema(): Schema {
  const figures = ['servingGpus', 'gpus', 'servers', 'powerWatts', 'costUsdPerMonth'];
  return list(object({ month: number, trainingGpus: number, ...Object.fromEntries(figures.map((key) => [key, figure])) }));
}
