import type { OutlookWords } from '../outlook.js';
import { listed } from '../quote.js';

/** What a reader of ranges, sensitivities and timelines reads, in English. */
export const outlookEnglish: OutlookWords = {
  uncertainty: {
    figure: 'Figure',
    low: 'Low',
    likely: 'Middle',
    high: 'High',
    p5: 'P5',
    p10: 'P10',
    p50: 'P50',
    p90: 'P90',
    p95: 'P95',
    run: 'Published run',
    reached: 'Reached',
    spread: 'P10 to P90',
    basis: 'Basis',
    source: 'Source',
    measured: (runs, group, own) =>
      `Where this was predicted of ${own ? 'your own' : 'published'} runs, they measured (${runs} ${runs === '1' ? 'run' : 'runs'} of ${group})`,
    headline: (samples, seed, unanswered) =>
      `${samples} quasi-random samples of the ranges (seed ${seed})${unanswered === undefined ? '' : `; ${unanswered} of them have no answer`}`,
    unanswered: (samples) => `${samples} of the samples have no answer`,
    between: (low, high) => `${low} to ${high}`,
    percentileOf: (value, percentile) => `${value} (${percentile})`,
    together: (pairs) => `going together, by rank correlation: ${pairs.map(({ pair, rank }) => `${pair} ${rank}`).join('; ')}`,
    evidence: (runs, comparableBy) =>
      `utilisation as in ${runs} published ${runs === 1 ? 'run' : 'runs'}${
        comparableBy.length === 0 ? '' : `, like this one in ${listed(comparableBy)}`
      }`,
    bases: { 'whole run': 'whole run', steps: 'steps' },
    more: (runs) => `… and ${runs} more`,
  },
  sensitivity: {
    low: 'At its low end',
    high: 'At its high end',
    swing: 'Swing',
    noAnswer: 'no answer',
    narrow: 'too narrow to show (--format json has it)',
    headline: (figure, value) => `What moves the answer (${figure}: ${value}), each assumption alone`,
    how: (ranged, stepped, step, clipped) =>
      [
        ...(ranged > 0 ? [stepped > 0 ? 'ranges from end to end' : 'from end to end of its range'] : []),
        ...(stepped > 0 ? [ranged > 0 ? `the others by ±${step}` : `by ±${step}, having no range`] : []),
        ...(clipped.length > 0 ? [`${listed(clipped)} no further than it may be`] : []),
      ].join('; '),
    unmoved: (count) => `${count} ${count === 1 ? 'assumption does' : 'assumptions do'} not move it`,
    findOutFirst: (fields) => `What to find out first, since nobody said it: ${listed(fields)}`,
    alone: 'Alone',
    together: 'With others',
    spread: (share, field) => `${share} of the spread is ${field}`,
    sobol: (sentence, points) => `${sentence} (share of the variance by range: Sobol indices, ${points} points each)`,
    noSobol: (unanswered) => `no shares of the spread by range: ${unanswered} combinations of them have no answer`,
    group: (fields) => fields.join(' with '),
  },
  timeline: {
    month: 'Month',
    requests: 'Requests a day',
    tokens: 'Tokens a window',
    range: 'P10 to P90',
    narrow: 'too narrow to show (--format json has them)',
    headline: (growth, every) => `Month by month${growth === undefined ? '' : ` at ${growth}`}; ${months(every)}`,
    total: (every, trains) => `All scenarios together, month by month; ${trains ? 'training begins now; ' : ''}${months(every)}`,
    sampling: (samples, seed, growth) =>
      `P10 to P90 of ${samples} quasi-random samples (seed ${seed})${growth === undefined ? '' : `, growth from ${growth.low} to ${growth.high}`}`,
    runsOut: (gpus, month, months, most) => {
      const served = most === undefined ? '' : `; at most they serve ${most}`;
      if (month === null) return `${gpus} GPUs are enough up to month ${months}${served}`;
      return month === 0 ? `${gpus} GPUs are not enough even now${served}` : `${gpus} GPUs run out in month ${month}${served}`;
    },
    runsOutRange: (early, likely, late, never) =>
      `they run out in month ${early} early, ${likely} likely, ${late} late (P10, P50, P90)${never === undefined ? '' : `; in ${never} of the samples they last`}`,
    tokensServed: (tokens) => `${tokens} tokens a window`,
    requestsServed: (requests) => `${requests} requests a day`,
  },
};

function months(every: number): string {
  return `month 0 is now, a month has 365/12 days${every === 1 ? '' : `; every ${every} months are shown, JSON has all`}`;
}
