import { cachePerSequence } from '../../../../core/serving/memory.js';
import { bytesPerCacheElement } from '../../../../core/serving/served.js';
import type { Line, Taken } from '../../line.js';
import type { ServingPrediction } from '../predict.js';
import { MODEL } from './model.js';

/** Where the memory of a GPU goes, and what cache it leaves. */
export function memoryLines({ served: { instance, memory }, layout }: ServingPrediction): readonly Line[] {
  const { total, weights, reserve, pool, cacheBytesPerToken } = memory;
  const { of, share } = instance.engine.memory;
  const one = { ...instance, layout: { tp: 1, pp: 1, ep: 1, adp: 1 } };
  const kept = cachePerSequence(one, 1) - cachePerSequence(one, 0);
  const bytes = bytesPerCacheElement[instance.cache];
  const held: readonly Taken[] = [
    ['weightsBytesPerGpu', 'm_w', weights],
    ['reserveBytesPerGpu', 'm_e', reserve],
  ];
  return [
    [
      'cacheBytesPerGpu',
      'm_c',
      'bytes',
      of === 'free' ? 'm_c = a_m × (m_t − m_w − m_e)' : 'm_c = a_m × m_t − m_w − m_e',
      [['memoryShare', 'a_m', share], ['deviceBytes', 'm_t', total], ...held],
      pool,
      `${MODEL}the share of the memory that the engine takes, without weights and what it keeps for itself`,
    ],
    [
      'memoryBytesPerGpu',
      'm_g',
      'bytes',
      'm_g = m_w + m_e + m_c',
      [...held, ['cacheBytesPerGpu', 'm_c', pool]],
      weights + reserve + pool,
      'definition: weights, what the engine keeps for itself, and the cache',
    ],
    [
      'kvBytesPerToken',
      'm_k',
      'bytes',
      'm_k = e_k × B_k',
      [
        ['cacheElementsPerToken', 'e_k', kept / bytes],
        ['cacheElementBytes', 'B_k', bytes],
      ],
      kept,
      'definition: elements that all layers keep of a token × bytes of one',
    ],
    [
      'kvPoolTokens',
      'T_P',
      'tokens',
      'T_P = ⌊m_c ÷ m_1⌋ × p_a',
      [
        ['cacheBytesPerGpu', 'm_c', pool],
        ['cacheBytesPerTokenPerGpu', 'm_1', cacheBytesPerToken],
        ['attentionDataParallel', 'p_a', layout.adp],
      ],
      Math.floor(pool / cacheBytesPerToken) * layout.adp,
      'definition: cache of a GPU ÷ bytes of a token there, on each attention rank',
    ],
  ];
}
