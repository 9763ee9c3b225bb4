/** Share of the values, on either side, that are averaged for a percentile. */
const WINDOW = 0.05;
/** An average further than this share of the values from where it should lie is not believed. */
const STRAY = 0.0025;
/** Above this any figure may be whole by chance. */
const LARGEST_COUNT = 2 ** 31;

/**
 * The value below which a share of ascending values lies, on the straight line between the two
 * nearest. NaN where there are none.
 */
export function percentileOf(ascending: ArrayLike<number>, share: number): number {
  return between(ascending, share * (ascending.length - 1));
}

/**
 * The percentile (0 to 1) of what ascending samples are samples of. A noisy one has less noise than
 * any sample: those around it are averaged, with weights that leave straight lines, parabolas and
 * cubics where they are (the kernel of fourth order of Gasser, Müller and Mammitzsch 1985). How far
 * the average may be from the samples’ own percentile is bounded, so that a kink or a gap bends it
 * little, and percentiles 5% apart never cross. Of counts it is a count. NaN where there are none.
 */
export function samplePercentile(ascending: ArrayLike<number>, share: number, noisy: boolean): number {
  const count = ascending.length;
  const place = share * count - 0.5;
  const stray = Math.max(1, STRAY * count);
  const smooth = noisy
    ? Math.min(between(ascending, place + stray), Math.max(between(ascending, place - stray), averageAt(ascending, place)))
    : between(ascending, place);
  const within = (at: number) => ascending[Math.min(count - 1, Math.max(0, at))];
  return isCount(within(Math.floor(place))) && isCount(within(Math.ceil(place))) ? Math.round(smooth) : smooth;
}

function averageAt(ascending: ArrayLike<number>, place: number): number {
  // Half way to an end at most: what has none bends without limit there, and no polynomial follows it.
  const reach = Math.min(WINDOW * ascending.length, (place + 0.5) / 2, (ascending.length - 0.5 - place) / 2);
  if (!(reach > 2)) return between(ascending, place);
  const last = Math.floor(place + reach);
  let sum = 0;
  let weights = 0;
  for (let at = Math.ceil(place - reach); at <= last; at++) {
    const off = (at - place) / reach;
    const weight = (1 - off * off) * (3 - 7 * off * off);
    sum += weight * (ascending[at] as number);
    weights += weight;
  }
  return sum / weights;
}

/** Whole, and small enough that it is not merely too large for decimals. */
function isCount(value: number | undefined): boolean {
  return Number.isInteger(value) && (value as number) < LARGEST_COUNT;
}

/** The value at a place, from 0, in a list: on the straight line between the two nearest. */
function between(values: ArrayLike<number>, wanted: number): number {
  const place = Math.min(values.length - 1, Math.max(0, wanted));
  const before = Math.floor(place);
  const low = values[before] ?? Number.NaN;
  const high = values[Math.min(before + 1, values.length - 1)] ?? Number.NaN;
  return low + (place - before) * (high - low);
}
