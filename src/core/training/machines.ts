import type { Family, Hardware } from './hardware.js';

const TERA = 1e12;
const GIGA = 1e9;
const GIB = 2 ** 30;

type Figures = {
  readonly peak: readonly [sixteen: number, eight: number, four: number];
  readonly memory: readonly [terabytesPerSecond: number, gib: number];
  readonly link: number;
  readonly network: number;
  readonly domain?: number;
  readonly variant?: Hardware['variant'];
};

function machine(family: Family, { peak, memory, link, network, domain = 8, variant = null }: Figures): Hardware {
  return {
    family,
    variant,
    peak16FlopsPerSecond: peak[0] * TERA,
    peak8FlopsPerSecond: peak[1] * TERA,
    peak4FlopsPerSecond: peak[2] * TERA,
    memoryBytesPerSecond: memory[0] * TERA,
    memoryBytes: memory[1] * GIB,
    linkBytesPerSecond: link * GIGA,
    networkBytesPerSecond: network * GIGA,
    domain,
  };
}

const hopper = { peak: [989, 1979, 0], link: 450, network: 50 } as const;

/**
 * The accelerators whose constants were fitted, by the names of their presets: the figures that went
 * into the fit. Networks are those of the clusters that published; FP4 counts as twice FP8, also where
 * a data sheet prints more (B300 and GB300: training does not reach it).
 */
export const machines: Readonly<Record<string, Hardware>> = {
  'v100-sxm-16gb': machine('v100', { peak: [125, 0, 0], memory: [0.9, 16], link: 150, network: 1.56 }),
  'a100-sxm-40gb': machine('a100', { peak: [312, 0, 0], memory: [1.555, 40], link: 300, network: 25 }),
  'a100-sxm-80gb': machine('a100', { peak: [312, 0, 0], memory: [2.039, 80], link: 300, network: 25 }),
  'h100-sxm-80gb': machine('h100', { ...hopper, memory: [3.35, 80] }),
  'h100-hbm2e-96gb': machine('h100w', { ...hopper, memory: [2.4, 96] }),
  'h200-sxm-141gb': machine('h100', { ...hopper, memory: [4.8, 141] }),
  'b200-sxm-180gb': machine('b200', { peak: [2250, 4500, 9000], memory: [8, 180], link: 900, network: 50 }),
  'b300-sxm-288gb': machine('b200', { peak: [2250, 4500, 9000], memory: [8, 268], link: 900, network: 100, variant: 'b300' }),
  gb200: machine('b200', { peak: [2450, 4900, 9800], memory: [8, 186], link: 900, network: 50, domain: 64, variant: 'gb200' }),
  gb300: machine('b200', { peak: [2500, 5000, 10000], memory: [8, 279], link: 900, network: 100, domain: 64, variant: 'gb300' }),
};
