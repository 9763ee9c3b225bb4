/** Standard deviations from the mean to the percentile P95 of a normal distribution. */
export const Z95 = 1.6448536269514722;

type Polynomial = readonly number[];

/** Value of a polynomial, its coefficients from the constant upwards. */
function at(coefficients: Polynomial, x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

/** A rational function: numerator and denominator. */
type Ratio = readonly [Polynomial, Polynomial];

/** Wichura 1988, ‘Algorithm AS 241: The percentage points of the normal distribution’ (Applied Statistics 37), PPND16: near the middle, in the tails, far out. */
const MIDDLE: Ratio = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813,
    2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
    5226.495278852854,
  ],
];
const TAIL: Ratio = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
    0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
    1.0507500716444169e-9,
  ],
];
const FAR: Ratio = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
    2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7,
    2.0442631033899397e-15,
  ],
];

function ratioAt([numerator, denominator]: Ratio, x: number): number {
  return at(numerator, x) / at(denominator, x);
}

/** Standard deviations from the mean below which a share (0 to 1) of a normal distribution lies; infinite at the ends. */
export function normalQuantile(share: number): number {
  const off = share - 0.5;
  if (Math.abs(off) <= 0.425) return off * ratioAt(MIDDLE, 0.180625 - off * off);
  const tail = off < 0 ? share : 1 - share;
  if (tail <= 0) return off < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const depth = Math.sqrt(-Math.log(tail));
  const away = depth <= 5 ? ratioAt(TAIL, depth - 1.6) : ratioAt(FAR, depth - 5);
  return off < 0 ? -away : away;
}

/** Hart 1968, ‘Computer Approximations’, as given by West 2005, ‘Better approximations to cumulative normal functions’ (Wilmott Magazine). */
const BELOW: Ratio = [
  [220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165, 0.700383064443688, 0.0352624965998911],
  [
    440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461, 16.064177579207, 1.75566716318264,
    0.0883883476483184,
  ],
];
/** Beyond so many standard deviations nothing is left that a number beside 1 holds. */
const FARTHEST = 7;

/** Share (0 to 1) of a normal distribution below so many standard deviations from its mean. */
export function normalShare(deviations: number): number {
  const away = Math.abs(deviations);
  const tail = away > FARTHEST ? 0 : Math.exp((-away * away) / 2) * ratioAt(BELOW, away);
  return deviations > 0 ? 1 - tail : tail;
}
