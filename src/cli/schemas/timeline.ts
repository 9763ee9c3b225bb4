import { schemaWords } from '../../words/en/schemas.js';
import { figure, list, number, object, type Schema, text } from './parts.js';

const about = (schema: Schema, description: string): Schema => ({ ...schema, description });
const percentiles = object({ p5: figure, p10: figure, p50: figure, p90: figure, p95: figure }, ['p10', 'p50', 'p90']);

/** The schema of what growing demand takes, month by month. */
export function timelineSchema(): Schema {
  const month = object(
    {
      month: about(number, schemaWords.timeline.month),
      tokensPerWindow: about(figure, schemaWords.timeline.tokens),
      requestsPerSecond: about(figure, schemaWords.timeline.requests),
      gpus: about(figure, schemaWords.timeline.gpus),
      servers: about(figure, schemaWords.timeline.servers),
      powerWatts: about(figure, schemaWords.timeline.power),
      costUsdPerMonth: about(figure, schemaWords.timeline.cost),
      electricityUsdPerMonth: about(figure, schemaWords.timeline.electricity),
      percentiles: object({ gpus: percentiles, servers: percentiles }),
    },
    ['month', 'tokensPerWindow', 'gpus', 'servers', 'powerWatts', 'costUsdPerMonth', 'electricityUsdPerMonth'],
  );
  const fleet = object(
    {
      gpus: about(number, schemaWords.timeline.fleet),
      runsOutInMonth: about(figure, schemaWords.timeline.runsOut),
      tokensPerWindow: about(figure, schemaWords.timeline.tokensServed),
      requestsPerSecond: about(figure, schemaWords.timeline.requestsServed),
      runsOut: object({
        early: about(figure, schemaWords.timeline.early),
        likely: about(figure, schemaWords.timeline.likely),
        late: about(figure, schemaWords.timeline.late),
        never: about(number, schemaWords.timeline.never),
      }),
    },
    ['gpus', 'runsOutInMonth', 'tokensPerWindow'],
  );
  const growth = object({ low: number, middle: number, high: number, shape: text });
  return object(
    {
      growthPerMonth: about(number, schemaWords.timeline.growth),
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
