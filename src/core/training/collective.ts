import type { Rates } from './rates.js';

/** Network interfaces of a server that one group can use at a time. */
const INTERFACES = 8;

/**
 * Seconds of an all-gather or a reduce-scatter of `bytes` over `ranks`, `together` of which share the
 * fast link of a server (7): the slower of its way through the network and through the link.
 */
export function collectiveSeconds(bytes: number, ranks: number, together: number, { link, network }: Rates): number {
  const local = Math.max(1, Math.floor(Math.min(Math.max(1, together), ranks)));
  const servers = ranks / local;
  const away = (bytes * ((servers - 1) / servers)) / (network * Math.min(local, INTERFACES));
  return Math.max(away, (bytes * (ranks - 1)) / (ranks * link));
}
