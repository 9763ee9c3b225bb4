import { nearestDouble, scaled } from './exact.js';
import { prefixScale } from './magnitude.js';
import { perAsSlash, perTime } from './per-unit.js';
import type { Reading, Refusal, Written } from './written.js';

/** Bytes from `80GB` (80e9), `80GiB` (80 x 2^30), `85899345920 B`. */
export function readBytes(written: Written): Reading {
  return readSize(written, written.unit, '');
}

/** Bytes per second from `2 TB/s`, `900GBps`, `3350 GB per second`. */
export function readBandwidth(written: Written): Reading {
  const unit = perAsSlash(written.unit).replace(/(?<=b(?:its?)?)ps$/i, '/s');
  const slash = unit.indexOf('/');
  if (unit === '') return { refused: 'missing-unit' };
  if (slash < 0) return { refused: 'unknown-unit', unit };
  const every = unit.slice(slash + 1);
  const perSecond = perTime(every, written);
  if ('refused' in perSecond) return { ...perSecond, alternatives: [] };
  const size = readSize(written, unit.slice(0, slash), `/${every}`);
  return 'refused' in size ? size : scaled(size, perSecond);
}

function readSize(written: Written, unit: string, ending: string): Reading {
  if (unit === '') return { refused: 'missing-unit' };
  const [, prefix = '', binary = '', body = ''] = /^([kKMGTPE]?)(i?)(B|[Bb]ytes?)$/.exec(unit) ?? [];
  const scale = prefixScale(prefix);
  if (body === '' || scale === undefined || (binary !== '' && prefix === '')) return unclear(written, unit, ending);
  if (binary === '') return scaled(written.number, scale);
  return scaled(written.number, { times: 1024n ** BigInt((scale.exponent ?? 0) / 3) });
}

/** G may be GB or GiB, Gb is a bit to some; only the writer knows. A bare T is left to be recognised as a count. */
function unclear({ digits, number }: Written, unit: string, ending: string): Refusal {
  const [, prefix = '', binary = '', body] = /^([kmgtpe])(i?)(b|bits?|)$/i.exec(unit) ?? [];
  const isCount = ending === '' && /^t$/i.test(unit);
  if (body === undefined || isCount) return { refused: 'unknown-unit', unit: unit + ending };
  const letter = prefix.toUpperCase();
  const size = (amount: string, bytes: string) => `${amount}${letter}${bytes}${ending}`;
  const meantBytes = binary === '' ? [size(digits, 'B'), size(digits, 'iB')] : [size(digits, 'iB')];
  const saidBits = /^bit/i.test(body);
  if (saidBits || (body === 'b' && prefix === letter)) {
    const eighth = String(nearestDouble(scaled(number, { times: 125n, exponent: -3 })));
    const inBytes = size(eighth, binary === '' ? 'B' : 'iB');
    return { refused: 'unknown-unit', unit, alternatives: [inBytes, ...(saidBits ? [] : meantBytes)] };
  }
  const eitherUnit = binary === '' && body !== 'B';
  return { refused: eitherUnit ? 'ambiguous' : 'unknown-unit', unit, alternatives: meantBytes };
}
