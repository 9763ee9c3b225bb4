import type { HeadlineParts } from '../words.js';

/** What was solved for, where a word is spelt otherwise than its key. */
const SPELT: Readonly<Record<string, string>> = { utilization: 'utilisation' };

/** One answer in one sentence. */
export function headline({
  kind,
  unknown,
  model,
  gpu,
  gpus,
  servers,
  instance,
  replicas,
  time,
  tokens,
  value,
  one,
}: HeadlineParts): string {
  const kinds = instance === undefined ? (['server', 'servers'] as const) : (['instance', 'instances'] as const);
  const noun = kinds[one.server ? 0 : 1];
  const copies = replicas === undefined ? '' : `${replicas.count} ${replicas.one ? 'replica' : 'replicas'} of ${replicas.gpus}, `;
  const fleet = `${copies}${gpus} × ${gpu} in ${servers} ${instance === undefined ? '' : `${instance} `}${noun}`;
  if (kind === 'infer') {
    const served = `${model}: ${fleet} ${one.gpu ? 'serves' : 'serve'} ${tokens} tokens in ${time}`;
    if (unknown === 'users' || unknown === 'concurrentUsers') {
      return `${served}, for ${value} ${unknown === 'users' ? 'users' : 'concurrent users'}`;
    }
    return unknown === 'gpus' || unknown === 'tokens' || unknown === 'requests'
      ? served
      : `${served}, ${SPELT[unknown] ?? unknown} ${value}`;
  }
  const run = `${model}: ${fleet} ${one.gpu ? 'trains' : 'train'} ${tokens} tokens in ${time}`;
  return ['gpus', 'duration', 'tokens'].includes(unknown) ? run : `${run}, ${SPELT[unknown] ?? unknown} ${value}`;
}
