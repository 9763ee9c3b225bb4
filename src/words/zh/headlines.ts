import type { HeadlineParts } from '../words.js';
import { termsChinese } from './terms.js';

/** One answer in one sentence. */
export function headlineChinese({
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
}: HeadlineParts): string {
  const copies = replicas === undefined ? '' : `${replicas.count} 个副本，每个 ${replicas.gpus} 卡，共 `;
  const hosts = instance === undefined ? `${servers} 台服务器` : `${servers} 个 ${instance} 实例`;
  const fleet = `${copies}${gpus} × ${gpu}（${hosts}）`;
  if (kind === 'infer') {
    const served = `${model}：${fleet}在 ${time}内处理 ${tokens} token`;
    if (unknown === 'users' || unknown === 'concurrentUsers') {
      return `${served}，服务 ${value} 个${unknown === 'users' ? '用户' : '并发用户'}`;
    }
    return unknown === 'gpus' || unknown === 'tokens' || unknown === 'requests' ? served : `${served}，${nameOf(unknown)} ${value}`;
  }
  const run = `${model}：${fleet}用 ${time}训练 ${tokens} token`;
  return ['gpus', 'duration', 'tokens'].includes(unknown) ? run : `${run}，${nameOf(unknown)} ${value}`;
}

function nameOf(unknown: string): string {
  return termsChinese[unknown]?.name ?? unknown;
}
