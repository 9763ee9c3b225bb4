// Made by `npm run build` from what is declared once; change that, not this.

/** A number in SI units, or text as a person writes it: `2592000` or `'30d'`. */
export type Quantity = number | string;

/** Sizes of parallel groups; those that are left out are searched. */
export type LayoutGiven = {
  readonly tp?: number;
  readonly pp?: number;
  readonly vp?: number;
  readonly dp?: number;
  readonly cp?: number;
  readonly ep?: number;
  readonly adp?: number;
};

type Common = {
  /** Model preset, or a config.json: its path or its folder */
  readonly model?: string | object | undefined;
  /** Parameters N, in place of the preset’s */
  readonly parameters?: Quantity | undefined;
  /** Parameters that one token passes (mixture of experts) */
  readonly activeParameters?: Quantity | undefined;
  /** Format of the stored weights, the repository’s where that is known: decides what fits */
  readonly weights?: 'fp32' | 'bf16' | 'fp16' | 'fp8' | 'int8' | 'int4' | 'mxfp4' | 'nvfp4' | undefined;
  /** Accelerator preset: its peaks, power, server and prices */
  readonly gpu?: string | undefined;
  /** Number format whose dense peak counts */
  readonly precision?:
    | 'fp64'
    | 'fp64Tensor'
    | 'fp64Matrix'
    | 'fp32'
    | 'fp32Matrix'
    | 'tf32'
    | 'bf16'
    | 'fp16'
    | 'fp16Fp16Accumulate'
    | 'fp8'
    | 'mxfp8'
    | 'fp8Fp16Accumulate'
    | 'fp6'
    | 'fp4'
    | 'nvfp4'
    | 'int8'
    | 'int4'
    | undefined;
  /** Structured sparsity whose peak counts */
  readonly sparsity?: 'none' | '2:4' | undefined;
  /** Peak FLOP/s of one GPU, in place of the preset’s; in FLOP/s */
  readonly peak?: Quantity | undefined;
  /** File of factors by your own runs, for what is predicted (validate writeCalibration makes one) */
  readonly calibration?: string | undefined;
  /** Number of GPUs; then another quantity is the unknown */
  readonly gpus?: Quantity | undefined;
  /** GPUs that one server holds */
  readonly gpusPerServer?: Quantity | undefined;
  /** Memory of one GPU, in place of the preset’s: decides what fits; in bytes */
  readonly memory?: Quantity | undefined;
  /** USD a GPU-hour, or `list`: the preset’s dated on-demand price (¥14 beside cnyPerUsd) */
  readonly price?: Quantity | undefined;
  /** W of one GPU with its share of the server, in place of the preset’s; in watts */
  readonly power?: Quantity | undefined;
  /** Power that all GPUs may draw; then another quantity is the unknown; in watts */
  readonly powerBudget?: Quantity | undefined;
  /** Power of the building ÷ power of the servers */
  readonly pue?: Quantity | undefined;
  /** USD a kWh, for servers of your own */
  readonly electricityPrice?: Quantity | undefined;
  /** USD to buy one server, with its share of network and storage; tells what owning costs beside renting */
  readonly serverPrice?: Quantity | undefined;
  /** Years over which a bought server is written off */
  readonly years?: Quantity | undefined;
  /** USD a month for each kW of bought servers: room, cooling, staff (0 where it is not paid for) */
  readonly hosting?: Quantity | undefined;
  /** Electricity grid or cloud region, for the carbon */
  readonly region?: string | undefined;
  /** g CO2e a kWh, in place of the region’s */
  readonly carbon?: Quantity | undefined;
  /** Carbon of making the hardware as a document has it: 164 kg a GPU, 5,700 kg a server, used for 3 years */
  readonly embodied?: 'ecologits' | undefined;
  /** CO2e of making one GPU, in place of the document’s */
  readonly gpuEmbodied?: Quantity | undefined;
  /** CO2e of making one server without its GPUs, in place of the document’s */
  readonly serverEmbodied?: Quantity | undefined;
  /** Years that the hardware is used, over which the carbon of making it is spread */
  readonly hardwareYears?: Quantity | undefined;
  /** Litres of water that the data centre evaporates for each kWh of its servers */
  readonly wue?: Quantity | undefined;
  /** Litres of water that making a kWh of the grid takes */
  readonly gridWater?: Quantity | undefined;
  /** Yuan for a dollar: tells money in yuan too, and reads prices in yuan (¥14/GPU-h) */
  readonly cnyPerUsd?: Quantity | undefined;
  /** Servers that stand by: N+1 (up to N+4), or a share of those that work */
  readonly spares?: Quantity | undefined;
  /** Ranges that go together, by the rank correlation of their values, -1 to 1 */
  readonly together?: string | Readonly<Record<string, number | string>> | undefined;
  /** Free text, carried into the answer */
  readonly note?: string | undefined;
};

/** The assumptions of a training run; the fields of the command line, in camelCase. */
export type TrainingScenario = Common & {
  /** Tokens in the data set */
  readonly tokens?: Quantity | undefined;
  /** Passes over the tokens */
  readonly epochs?: Quantity | undefined;
  /** Time that the training may take; in seconds */
  readonly duration?: Quantity | undefined;
  /** FLOP a token, in place of 6·N */
  readonly flopsPerToken?: Quantity | undefined;
  /** How the FLOP of a token are counted: 6·N, or by the architecture */
  readonly flops?: '6nd' | 'palm' | 'megatron' | 'exact' | undefined;
  /** Tokens of a training sequence, where the architecture counts */
  readonly sequence?: Quantity | undefined;
  /** Format of the KV cache, where the run generates */
  readonly kv?: 'fp32' | 'bf16' | 'fp16' | 'fp8' | 'int8' | 'q8_0' | 'q4_0' | 'fp4' | undefined;
  /** Share of the peak that does model FLOPs (MFU), or `auto`: predicted from a training step */
  readonly utilization?: Quantity | undefined;
  /** Measured tokens a second of one GPU, in place of the utilisation; in a second */
  readonly throughput?: Quantity | undefined;
  /** Share of the time that makes progress (failures and restarts take the rest), or `auto`: predicted */
  readonly goodput?: Quantity | undefined;
  /** USD to spend; then another quantity is the unknown */
  readonly budget?: Quantity | undefined;
  /** Sizes of parallel groups (tp, pp, vp, dp, cp, ep); what is left open is searched */
  readonly layout?: string | LayoutGiven | undefined;
  /** Sequences that a GPU takes at a time (default: the fastest that fits) */
  readonly microBatch?: Quantity | undefined;
  /** Sequences of a step (default: about 4M tokens) */
  readonly globalBatch?: Quantity | undefined;
  /** ZeRO stage: what is spread over data parallel ranks; 3 is FSDP (default: 1 with a layout, else the fastest) */
  readonly zero?: Quantity | undefined;
  /** Activations that are computed again in the backward pass (default: none, where it fits) */
  readonly recompute?: 'none' | 'selective' | 'full' | undefined;
  /** Layers whose activations are computed again in full */
  readonly recomputeLayers?: Quantity | undefined;
  /** Software that trains (default: what published runs like it used) */
  readonly framework?: 'megatron' | 'torch' | 'torch-compile' | undefined;
  /** How tokens reach their experts (default: between the two) */
  readonly dispatcher?: 'alltoall' | 'deepep' | undefined;
  /** Network of one GPU between servers, one direction, in place of the preset’s; in bytes a second */
  readonly network?: Quantity | undefined;
  /** Optimizer, for the memory of its states */
  readonly optimizer?: 'adam' | 'adam-bf16' | 'adam-8bit' | 'adafactor' | 'muon' | 'sgd' | 'none' | undefined;
  /** Print the arguments of the layout for Megatron-LM or torchtitan */
  readonly launch?: 'megatron' | 'torchtitan' | undefined;
  /** How it is trained: from nothing, on examples, with adapters, by feedback, or by a teacher (default: pretrain) */
  readonly method?: 'pretrain' | 'sft' | 'lora' | 'qlora' | 'rlhf' | 'dpo' | 'grpo' | 'distill' | undefined;
  /** Demonstrations to train on, in place of tokens */
  readonly examples?: Quantity | undefined;
  /** Tokens of one example, or of a prompt with its answer (default: the sequence) */
  readonly exampleTokens?: Quantity | undefined;
  /** Examples behind each other in a sequence, or each padded to one (default: packed) */
  readonly packing?: 'packed' | 'padded' | undefined;
  /** Rank of the adapters of LoRA and QLoRA, on all linear layers (default: 16) */
  readonly rank?: Quantity | undefined;
  /** Prompts whose answers were ranked (RLHF), or pairs of answers (DPO) */
  readonly comparisons?: Quantity | undefined;
  /** Answers of a prompt: ranked ones (RLHF, default: 6), or a group (GRPO, default: 16) */
  readonly answers?: Quantity | undefined;
  /** Prompts that the policy answers while it learns (RLHF, GRPO) */
  readonly episodes?: Quantity | undefined;
  /** Passes of the optimizer over what the policy answered (RLHF, GRPO; default: 1) */
  readonly updates?: Quantity | undefined;
  /** Pre-training examples mixed in for each episode (RLHF; default: 0) */
  readonly pretrainingMix?: Quantity | undefined;
  /** Parameters of the reward and value models (default: as the policy; GRPO: 0, rules decide) */
  readonly rewardParameters?: Quantity | undefined;
  /** Active parameters of the teacher (distillation) */
  readonly teacherParameters?: Quantity | undefined;
  /** The teacher scores given tokens, or writes them first (default: scores) */
  readonly teaching?: 'scores' | 'texts' | undefined;
  /** Share of the peak that generating reaches (default: 16%) */
  readonly generationUtilization?: Quantity | undefined;
  /** Mean time between failures of one GPU with its share of everything around it (default: 2,113 days, Llama 3); in seconds */
  readonly mtbf?: Quantity | undefined;
  /** Size of a checkpoint (default: 14 bytes a parameter); in bytes */
  readonly checkpoint?: Quantity | undefined;
  /** Bandwidth at which storage takes checkpoints (default: 122 MB/s a GPU, as Llama 3’s); in bytes a second */
  readonly storage?: Quantity | undefined;
  /** From a failure until training goes on, without the work that is lost (default: 10 minutes); in seconds */
  readonly restart?: Quantity | undefined;
  /** The unknown (default: gpus) */
  readonly solve?: 'gpus' | 'duration' | 'tokens' | 'parameters' | 'utilization' | 'budget' | undefined;
};

/** The assumptions of a service; the fields of the command line, in camelCase. */
export type InferenceScenario = Common & {
  /** Tokens to serve in the window, or a unit of time (20k/s) */
  readonly tokens?: Quantity | undefined;
  /** Requests a unit of time, mean over the window; in a second */
  readonly requests?: Quantity | undefined;
  /** Users that the service has, each sending messagesPerUser */
  readonly users?: Quantity | undefined;
  /** Messages that one user sends a unit of time; each is a request; in a second */
  readonly messagesPerUser?: Quantity | undefined;
  /** Users at once, each asking again thinkTime after an answer */
  readonly concurrentUsers?: Quantity | undefined;
  /** Time from an answer to the next message of the same user; in seconds */
  readonly thinkTime?: Quantity | undefined;
  /** Time that an answer takes; with 0 users ask as often as they can; in seconds */
  readonly responseTime?: Quantity | undefined;
  /** Tokens to serve a unit of time, prompts and answers together; tokens: 20k/s means the same; in a second */
  readonly tokenRate?: Quantity | undefined;
  /** Generated tokens to serve a unit of time; the prompts follow from input and output; in a second */
  readonly outputTokenRate?: Quantity | undefined;
  /** Questions a request */
  readonly questions?: Quantity | undefined;
  /** Words a question together with its answer */
  readonly words?: Quantity | undefined;
  /** Tokens a word (English text: 4/3) */
  readonly tokensPerWord?: Quantity | undefined;
  /** Prompt tokens a request */
  readonly input?: Quantity | undefined;
  /** Generated tokens a request */
  readonly output?: Quantity | undefined;
  /** Examples in the prompt of a request (0 zero-shot, 1 one-shot, more few-shot) */
  readonly shots?: Quantity | undefined;
  /** Tokens of one example */
  readonly tokensPerShot?: Quantity | undefined;
  /** Prompt tokens a request that a cache holds and that are not computed again, or their share (56%) */
  readonly cachedPrefix?: Quantity | undefined;
  /** Turns of a conversation: a request is one, and carries what was said before it */
  readonly turns?: Quantity | undefined;
  /** The same as a share of the prompt; cachedPrefix: 56% means it too */
  readonly cachedPrefixShare?: Quantity | undefined;
  /** Time over which the demand is spread evenly; in seconds */
  readonly window?: Quantity | undefined;
  /** FLOP a token, in place of 2·N */
  readonly flopsPerToken?: Quantity | undefined;
  /** How the FLOP of a token are counted: 6nd (forward: 2·N), or by the architecture */
  readonly flops?: '6nd' | 'palm' | 'megatron' | 'exact' | undefined;
  /** Tokens of a request’s sequence, where the architecture counts and input is not given */
  readonly sequence?: Quantity | undefined;
  /** Format of the KV cache */
  readonly kv?: 'fp32' | 'bf16' | 'fp16' | 'fp8' | 'int8' | 'q8_0' | 'q4_0' | 'fp4' | undefined;
  /** Share of the peak that does model FLOPs (MFU), or `auto`: predicted from how it is served */
  readonly utilization?: Quantity | undefined;
  /** Measured tokens a second of one GPU, prompts and answers together, in place of the utilisation; in a second */
  readonly throughput?: Quantity | undefined;
  /** Share of the time that makes progress (failures and restarts take the rest) */
  readonly goodput?: Quantity | undefined;
  /** USD to spend in a window; then another quantity is the unknown */
  readonly budget?: Quantity | undefined;
  /** Engine whose habits count */
  readonly engine?: 'trtllm' | 'vllm' | 'sglang' | undefined;
  /** Time to first token that must be kept, the mean or a percentile: p95:2s; in seconds */
  readonly ttft?: Quantity | undefined;
  /** Time per output token that must be kept, the mean or a percentile; in seconds */
  readonly tpot?: Quantity | undefined;
  /** Requests that one replica has under way (default: as many as targets and memory allow) */
  readonly concurrency?: Quantity | undefined;
  /** Sequences that run at once in one replica, none waiting, or `max`: all that memory holds */
  readonly batch?: Quantity | undefined;
  /** Coefficient of variation of the time between requests (1: random), for percentiles */
  readonly burstiness?: Quantity | undefined;
  /** Lengths that differ, in place of input and output: a preset, percentiles (p50:500/200 p95:4000/900), a mix (70%:500/200 30%:8000/500), or a CSV log */
  readonly workload?: Quantity | undefined;
  /** Whether all requests have the same lengths, as in many benchmarks, and so stay in step */
  readonly lengths?: 'varied' | 'equal' | undefined;
  /** Share of guessed tokens that is accepted: speculative decoding, multi-token prediction */
  readonly acceptance?: Quantity | undefined;
  /** Tokens that are guessed at a time */
  readonly drafts?: Quantity | undefined;
  /** Time that guessing one token takes, as a share of a step */
  readonly draftCost?: Quantity | undefined;
  /** One pool of replicas, or two: one reads prompts, the other generates (disaggregated) */
  readonly pools?: 'one' | 'two' | undefined;
  /** How one replica is split: tensor, pipeline and expert parallel, attention data parallel (default: the cheapest) */
  readonly layout?: string | LayoutGiven | undefined;
  /** Network of one GPU between servers, one direction, in place of the preset’s: takes caches from pool to pool; in bytes a second */
  readonly network?: Quantity | undefined;
  /** Shows the command of this engine that serves the layout, and the one that measures it */
  readonly launch?: 'vllm' | 'sglang' | 'trtllm' | undefined;
  /** Demand at its peak ÷ its mean over the window; the fleet carries the peak */
  readonly peakToAverage?: Quantity | undefined;
  /** Share of the working GPUs that is kept free even at the peak */
  readonly headroom?: Quantity | undefined;
  /** Growth of the demand, compounded; shows month by month what it takes; in a share a month */
  readonly growth?: Quantity | undefined;
  /** Months to look ahead */
  readonly horizon?: Quantity | undefined;
  /** GPUs there are: shows in which month they no longer suffice */
  readonly fleet?: Quantity | undefined;
  /** The unknown (default: gpus) */
  readonly solve?: 'gpus' | 'tokens' | 'requests' | 'users' | 'concurrentUsers' | 'parameters' | 'utilization' | 'budget' | undefined;
};
