/** Waiting in a queue. Rates are a second, times in seconds, `cv` coefficients of variation. */
export type Queue = {
  readonly servers: number;
  readonly serviceSeconds: number;
  readonly serviceCv: number;
  readonly arrivalCv: number;
  /** Share of the servers that is busy, below 1. */
  readonly utilization: number;
};

/** Chance that an arrival finds all servers busy, where arrivals and service are random (Erlang C). */
export function erlangC(servers: number, utilization: number): number {
  const load = servers * utilization;
  let blocking = 1;
  for (let server = 1; server <= servers; server++) blocking = (load * blocking) / (server + load * blocking);
  return blocking / (1 - utilization * (1 - blocking));
}

/** Chance that an arrival waits: of bursty arrivals more wait than Erlang's formula says. */
function waitingChance({ servers, utilization, arrivalCv }: Queue): number {
  return utilization * (erlangC(servers, utilization) / utilization) ** (2 / (1 + arrivalCv ** 2));
}

/** The wait that a share `quantile` of arrivals stays below, in seconds; infinite where the servers cannot keep up. */
export function waitQuantile(queue: Queue, quantile: number): number {
  const { servers, serviceSeconds, serviceCv, arrivalCv, utilization } = queue;
  if (utilization >= 1) return Number.POSITIVE_INFINITY;
  if (utilization <= 0) return 0;
  const chance = waitingChance(queue);
  if (chance <= 1 - quantile) return 0;
  const scale = (serviceSeconds * (arrivalCv ** 2 + serviceCv ** 2)) / (2 * servers * (1 - utilization));
  return scale * Math.log(chance / (1 - quantile));
}

/** Variation of the arrivals at one of so many replicas to which requests are sent at random. */
export function routedCv(arrivalCv: number, replicas: number): number {
  return Math.sqrt(1 + (arrivalCv ** 2 - 1) / replicas);
}

/** Value that a share `quantile` of a standard normal variable stays below (Acklam's rational approximation, to 1e-9). */
export function normalQuantile(quantile: number): number {
  const tail = Math.min(quantile, 1 - quantile);
  const side = quantile < 0.5 ? -1 : 1;
  if (tail < TAIL) {
    const t = Math.sqrt(-2 * Math.log(tail));
    return -side * (horner(C, t) / (horner(D, t) * t + 1));
  }
  const centred = quantile - 0.5;
  const square = centred * centred;
  return (centred * horner(A, square)) / (horner(B, square) * square + 1);
}

const TAIL = 0.02425;
const A = [-39.6968302866538, 220.946098424521, -275.928510446969, 138.357751867269, -30.6647980661472, 2.50662827745924];
const B = [-54.4760987982241, 161.585836858041, -155.698979859887, 66.8013118877197, -13.2806815528857];
const C = [-0.00778489400243029, -0.322396458041136, -2.40075827716184, -2.54973253934373, 4.37466414146497, 2.93816398269878];
const D = [0.00778469570904146, 0.32246712907004, 2.445134137143, 3.75440866190742];

function horner(coefficients: readonly number[], at: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * at + coefficient;
  return sum;
}
