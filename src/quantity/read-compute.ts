import { type Scale, scaled } from './exact.js';
import { countScale, prefixScale } from './magnitude.js';
import { perAsSlash } from './per-unit.js';
import type { Reading, Refusal, Written } from './written.js';

/** FLOP from `6e11`, `3.15e23 FLOP`, `350 GFLOP`, `600B`, `6e11 FLOPs`. */
export function readFlop(written: Written): Reading {
  const { prefix, body, perSecond } = split(written.unit);
  const scale = prefixScale(prefix) ?? wordScale(prefix, true);
  // All capitals, FLOPS is the rate; FLOPs and flops are as often a count.
  const isCount = !perSecond && body !== 'FLOPS' && !/^ops?$/i.test(body);
  if (scale === undefined) return unknown(written, prefix);
  return isCount ? scaled(written.number, scale) : { refused: 'unknown-unit', unit: written.unit };
}

/** FLOP/s from `156T`, `156 TFLOPS`, `1.56e14 FLOP/s`, `1979 TOPS`. */
export function readFlopRate(written: Written): Reading {
  const { digits, number, unit } = written;
  if (unit === '') return { refused: 'missing-unit' };
  const { prefix, body, perSecond } = split(unit);
  const scale = prefixScale(prefix) ?? wordScale(prefix, false);
  const isRate = perSecond || /s$/i.test(body) || body === '';
  if (scale !== undefined && isRate) return scaled(number, scale);
  if (/^(b|bn)$/i.test(prefix) && isRate) {
    return { refused: 'unknown-unit', unit, alternatives: [`${digits}G`, `${digits} GFLOPS`] };
  }
  return scale === undefined ? unknown(written, prefix) : { refused: 'unknown-unit', unit };
}

/** `156t` and `156 tflops` were meant to be tera. */
function unknown({ digits, unit }: Written, prefix: string): Refusal {
  if (!/^[mgtpezy]$/.test(prefix)) return { refused: 'unknown-unit', unit };
  const capital = unit.length === 1 ? unit.toUpperCase() : ` ${unit.toUpperCase()}`;
  return { refused: 'unknown-unit', unit, alternatives: [digits + capital, digits + capital.replace(/S$/, '')] };
}

function split(unit: string): { prefix: string; body: string; perSecond: boolean } {
  const [, prefix = '', body = '', every] = /^(.*?) ?(flops?|ops?|)(\/s(?:ec(?:ond)?)?)?$/i.exec(perAsSlash(unit)) ?? [];
  return { prefix, body, perSecond: every !== undefined };
}

/** Words and Chinese scales. B is a count of FLOP (`600B`), but no SI prefix of a rate. */
function wordScale(word: string, billions: boolean): Scale | undefined {
  if (/^bn?$/i.test(word)) return billions ? { exponent: 9 } : undefined;
  return /^[a-z]$/i.test(word) ? undefined : countScale(word);
}
