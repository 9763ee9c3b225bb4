import { FROZEN_WEIGHT_BYTES } from '../../../core/training/adapters.js';
import {
  adapted,
  distillation,
  exampleTokens,
  groupRelative,
  type MethodPlan,
  preferences,
  rlhf,
  supervised,
} from '../../../core/training/methods.js';
import { type Diagnostic, diagnose } from '../../../diagnostics/diagnostic.js';
import type { Phrase } from '../../../diagnostics/phrase.js';
import type { Given } from '../../../scenario/draft.js';

/** Median share of the peak, prompts among it, that 786 packaged serving runs at full load reached. */
const GENERATION = 0.16;
const RANK = 16;
const SEQUENCE = 2048;
/** Answers ranked for a prompt: 4 to 9 in Ouyang et al. 2022; a group of GRPO. */
const RANKED = 6;
const GROUP = 16;

/** What a method is told, with defaults for the rest. */
export type MethodTold = {
  readonly method: string;
  readonly generationUtilization: number;
  readonly rank: number;
  /** Tokens of the data in one pass, where they are the data; null where they follow from prompts. */
  readonly tokens: number | null;
  readonly epochs: number;
  readonly planned: (parameters: number, adapters: number) => MethodPlan;
};

type GivenFields = ReadonlyMap<string, Given>;

/** Reads the fields of a method; what it cannot do without is a mistake. */
export function methodTold(method: string, given: GivenFields): MethodTold | Diagnostic {
  const number = (key: string): number | undefined => {
    const value = given.get(key)?.value;
    return typeof value === 'number' ? value : undefined;
  };
  const missing = (what: Phrase, ...example: readonly string[]) =>
    diagnose('method-needs', { method: `--method ${method}`, what, example });
  const sequence = number('sequence') ?? SEQUENCE;
  const length = number('exampleTokens') ?? sequence;
  const packed = given.get('packing')?.value !== 'padded';
  const epochs = number('epochs') ?? 1;
  const examples = number('examples');
  const sft = { examples: examples ?? 0, tokensPerExample: length, sequence, packed, epochs };
  const told = number('tokens') ?? (examples === undefined ? null : exampleTokens({ ...sft, epochs: 1 }));
  const common = {
    method,
    generationUtilization: number('generationUtilization') ?? GENERATION,
    rank: number('rank') ?? RANK,
    epochs,
  };
  const [comparisons, episodes] = [number('comparisons'), number('episodes')];
  switch (method) {
    case 'sft':
    case 'lora':
    case 'qlora': {
      if (told === null) return missing({ say: 'training-data' }, '--examples 52k --example-tokens 500', '--tokens 26M');
      const whole = { ...sft, examples: 1, tokensPerExample: told, sequence: told };
      return {
        ...common,
        tokens: told,
        planned: (parameters, adapters) =>
          method === 'sft' ? supervised(parameters, whole) : adapted(parameters, adapters, FROZEN_WEIGHT_BYTES[method], told * epochs),
      };
    }
    case 'dpo': {
      if (comparisons === undefined) return missing({ say: 'answer-pairs' }, '--comparisons 60k --example-tokens 500');
      return { ...common, tokens: null, planned: (parameters) => preferences(parameters, comparisons, length, epochs) };
    }
    case 'grpo': {
      if (episodes === undefined) return missing({ say: 'prompts' }, '--episodes 144k --answers 64');
      const reward = number('rewardParameters') ?? 0;
      const group = number('answers') ?? GROUP;
      const updates = number('updates') ?? 1;
      return {
        ...common,
        tokens: null,
        planned: (parameters) => groupRelative({ parameters, reward, prompts: episodes, group, tokens: length, epochs: updates }),
      };
    }
    case 'rlhf': {
      if (examples === undefined || comparisons === undefined || episodes === undefined)
        return missing({ say: 'stage-data' }, '--examples 13k --comparisons 33k --episodes 256k');
      return {
        ...common,
        tokens: null,
        planned: (parameters) =>
          rlhf({
            policy: parameters,
            reward: number('rewardParameters') ?? parameters,
            sft,
            comparisons: { prompts: comparisons, answers: number('answers') ?? RANKED, tokens: length },
            ppo: {
              episodes,
              tokens: length,
              epochs: number('updates') ?? 1,
              pretrainingPerEpisode: number('pretrainingMix') ?? 0,
            },
          }),
      };
    }
    default: {
      const teacher = number('teacherParameters');
      if (teacher === undefined) return missing({ say: 'teacher-size' }, '--teacher-parameters 405B');
      if (told === null) return missing({ say: 'teaching-tokens' }, '--tokens 10B');
      const written = given.get('teaching')?.value === 'texts';
      return { ...common, tokens: told, planned: (parameters) => distillation(parameters, teacher, told * epochs, written) };
    }
  }
}
