import type { Families, ReadFamily } from '../family.js';
import { acrosses } from './across.js';
import { axk2s } from './axk2.js';
import { bailings } from './bailing.js';
import { classic } from './classic.js';
import { convolutions } from './convolution.js';
import { cycles } from './cycles.js';
import { deepseekV41s } from './deepseek-v41.js';
import { dense } from './dense.js';
import { encoders } from './encoders.js';
import { gemma3ns } from './gemma3n.js';
import { gemma4s } from './gemma4.js';
import { hybrids } from './hybrid.js';
import { inklings } from './inkling.js';
import { latents } from './latent.js';
import { mixtures } from './mixture.js';
import { searched } from './nas.js';
import { pairs } from './pairs.js';
import { rareEncoders } from './rare-encoders.js';
import { recurrents } from './recurrent.js';
import { routeds } from './routed.js';
import { stateSpaces } from './state-space.js';
import { streamed } from './streamed.js';
import { t5gemmas } from './t5gemma.js';
import { zambas } from './zamba.js';
import { zayas } from './zaya.js';

/** Every family that is known, by `model_type`. */
export const families: Families = {
  ...dense,
  ...classic,
  ...mixtures,
  ...latents,
  ...hybrids,
  ...stateSpaces,
  ...axk2s,
  ...streamed,
  ...deepseekV41s,
  ...bailings,
  ...cycles,
  ...acrosses,
  ...inklings,
  ...zayas,
  ...convolutions,
  ...recurrents,
  ...zambas,
  ...routeds,
  ...gemma3ns,
  ...gemma4s,
  ...searched,
  ...encoders,
  ...rareEncoders,
  ...pairs,
  ...t5gemmas,
};

/** Other names of the same structure: multimodal files that hold the language model unnested, and old spellings. */
const sameAs: Readonly<Record<string, string>> = {
  kimi_k3: 'kimi_linear',
  dots3: 'dots3_note',
  mllama: 'mllama_text_model',
  inkling_mm_model: 'inkling_text',
  qwen2_vl: 'qwen2',
  qwen2_5_vl: 'qwen2',
  'gpt-j': 'gptj',
  'gpt-sw3': 'gpt2',
  smollm: 'llama',
  codellama: 'llama',
  kimi_k25: 'deepseek_v3',
  phi4_multimodal: 'phi3',
  hunyuan_vl: 'hunyuan_v1_dense',
};

const simplified = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
let bySimpleName: ReadonlyMap<string, string> | undefined;

/** The family of a `model_type`; case and punctuation do not matter, nor whether it ends in `_text`. */
export function familyOf(modelType: string): { readonly name: string; readonly read: ReadFamily } | undefined {
  for (const name of [modelType, sameAs[modelType] ?? '', `${modelType}_text`]) {
    const read = Object.hasOwn(families, name) ? families[name] : undefined;
    if (read !== undefined) return { name, read };
  }
  bySimpleName ??= new Map(Object.keys(families).map((name) => [simplified(name), name]));
  const name = bySimpleName.get(simplified(modelType)) ?? bySimpleName.get(`${simplified(modelType)}text`);
  const read = name === undefined ? undefined : families[name];
  return name === undefined || read === undefined ? undefined : { name, read };
}
