/** What one pass of a method does with a model: train it, run it over given tokens, or let it write them. */
type Use = 'train' | 'adapt' | 'score' | 'generate';

/** One part of a method’s work. FLOP, tokens, bytes. */
type Phase = {
  readonly stage: string;
  readonly model: string;
  readonly use: Use;
  readonly parameters: number;
  readonly tokens: number;
  readonly flops: number;
};

/** A model that is in memory, and what it takes there for each parameter. */
type Resident = { readonly model: string; readonly parameters: number; readonly bytes: number };

export type MethodPlan = { readonly phases: readonly Phase[]; readonly residents: readonly Resident[]; readonly flops: number };

/** FLOP of a parameter for one token: 2 forward, 2 for the gradient of what comes in, 2 for that of the weight. */
const flopsPerParameter: Readonly<Record<Use, number>> = { train: 6, adapt: 4, score: 2, generate: 2 };

const TRAINED_BYTES = 18;
const FROZEN_BYTES = 2;

function phase(stage: string, model: string, use: Use, parameters: number, tokens: number): Phase {
  return { stage, model, use, parameters, tokens, flops: flopsPerParameter[use] * parameters * tokens };
}

function plan(phases: readonly Phase[], residents: readonly Resident[]): MethodPlan {
  return { phases, residents, flops: phases.reduce((sum, { flops }) => sum + flops, 0) };
}

const trained = (model: string, parameters: number): Resident => ({ model, parameters, bytes: TRAINED_BYTES * parameters });
const frozen = (model: string, parameters: number, bytes = FROZEN_BYTES): Resident => ({ model, parameters, bytes: bytes * parameters });

/** Examples as a step sees them: packed one behind the other, or each padded to the sequence. */
export type Examples = {
  readonly examples: number;
  readonly tokensPerExample: number;
  readonly sequence: number;
  readonly packed: boolean;
  readonly epochs: number;
};

export function exampleTokens({ examples, tokensPerExample, sequence, packed, epochs }: Examples): number {
  return examples * epochs * (packed ? tokensPerExample : sequence);
}

export function pretraining(parameters: number, tokens: number): MethodPlan {
  return plan([phase('pretraining', 'policy', 'train', parameters, tokens)], [trained('policy', parameters)]);
}

export function supervised(parameters: number, examples: Examples): MethodPlan {
  return plan([phase('sft', 'policy', 'train', parameters, exampleTokens(examples))], [trained('policy', parameters)]);
}

/** Rank-r matrices beside linear layers of `inputs` and `outputs`: parameters that are trained. */
export function adapterParameters(
  rank: number,
  layers: readonly { readonly inputs: number; readonly outputs: number; readonly count: number }[],
): number {
  return layers.reduce((sum, { inputs, outputs, count }) => sum + rank * (inputs + outputs) * count, 0);
}

/** LoRA, and QLoRA where weights are stored in about half a byte: gradients pass the weights, which stay as they are. */
export function adapted(parameters: number, adapters: number, weightBytes: number, tokens: number): MethodPlan {
  return plan(
    [phase('sft', 'policy', 'adapt', parameters, tokens), phase('sft', 'adapters', 'train', adapters, tokens)],
    [frozen('policy', parameters, weightBytes), trained('adapters', adapters)],
  );
}

/** Reinforcement learning from human feedback in the three stages of Ouyang et al. 2022, arXiv:2203.02155. */
export type Rlhf = {
  readonly policy: number;
  /** Parameters of the reward model, and of the value model that starts from it. */
  readonly reward: number;
  readonly sft: Examples;
  /** Prompts whose answers were ranked, answers of each, and tokens of a prompt with an answer. */
  readonly comparisons: { readonly prompts: number; readonly answers: number; readonly tokens: number };
  /** Episodes of PPO, tokens of one, passes over them, and examples of pre-training mixed in for each. */
  readonly ppo: { readonly episodes: number; readonly tokens: number; readonly epochs: number; readonly pretrainingPerEpisode: number };
};

export function rlhf({ policy, reward, sft, comparisons, ppo }: Rlhf): MethodPlan {
  const seen = ppo.episodes * ppo.tokens;
  const phases = [
    phase('sft', 'policy', 'train', policy, exampleTokens(sft)),
    phase('reward', 'reward', 'train', reward, comparisons.prompts * comparisons.answers * comparisons.tokens),
    phase('ppo', 'policy', 'generate', policy, seen),
    phase('ppo', 'reference', 'score', policy, seen),
    phase('ppo', 'reward', 'score', reward, seen),
    phase('ppo', 'value', 'score', reward, seen),
    phase('ppo', 'policy', 'train', policy, seen * ppo.epochs),
    phase('ppo', 'value', 'train', reward, seen * ppo.epochs),
    phase('ppo', 'policy, pre-training mix', 'train', policy, seen * ppo.pretrainingPerEpisode),
  ];
  return plan(phases, [trained('policy', policy), frozen('reference', policy), frozen('reward', reward), trained('value', reward)]);
}

/** Direct preference optimisation (Rafailov et al. 2023, arXiv:2305.18290): both answers of a pair, in the policy and the reference. */
export function preferences(parameters: number, pairs: number, tokensPerAnswer: number, epochs: number): MethodPlan {
  const tokens = 2 * pairs * tokensPerAnswer * epochs;
  return plan(
    [phase('dpo', 'policy', 'train', parameters, tokens), phase('dpo', 'reference', 'score', parameters, tokens)],
    [trained('policy', parameters), frozen('reference', parameters)],
  );
}

/** Group relative policy optimisation (Shao et al. 2024, arXiv:2402.03300): a group of answers a prompt, no value model. */
export type Grpo = {
  readonly parameters: number;
  /** Parameters of a reward model; 0 where rules decide. */
  readonly reward: number;
  readonly prompts: number;
  readonly group: number;
  /** Tokens of a prompt with an answer. */
  readonly tokens: number;
  readonly epochs: number;
};

export function groupRelative({ parameters, reward, prompts, group, tokens, epochs }: Grpo): MethodPlan {
  const seen = prompts * group * tokens;
  const scored = reward === 0 ? [] : [phase('grpo', 'reward', 'score', reward, seen)];
  return plan(
    [
      phase('grpo', 'policy', 'generate', parameters, seen),
      phase('grpo', 'reference', 'score', parameters, seen),
      ...scored,
      phase('grpo', 'policy', 'train', parameters, seen * epochs),
    ],
    [trained('policy', parameters), frozen('reference', parameters), ...(reward === 0 ? [] : [frozen('reward', reward)])],
  );
}

/** A student trained on what a teacher says of the same tokens; the teacher may write them first. */
export function distillation(student: number, teacher: number, tokens: number, written: boolean): MethodPlan {
  return plan(
    [phase('distill', 'teacher', written ? 'generate' : 'score', teacher, tokens), phase('distill', 'student', 'train', student, tokens)],
    [trained('student', student), frozen('teacher', teacher)],
  );
}
