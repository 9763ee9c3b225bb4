// Made by `npm run build` from what is declared once; change that, not this.

/** Figures of a training run, in SI units; null is unknown, never zero. Those that not every question has may be absent. */
export type TrainingFigures = {
  /** All parameters of the model */
  readonly parameters: number | null;
  /** Parameters that one token passes; all of them in a dense model */
  readonly activeParameters: number | null;
  /** Training: tokens in the data set; serving: tokens in the window */
  readonly tokens: number | null;
  /** Model FLOP that one token costs */
  readonly flopsPerToken: number | null;
  /** Model FLOP of the whole run */
  readonly trainingFlops: number | null;
  /** Wall-clock time of the training */
  readonly durationSeconds: number | null;
  /** Model FLOP/s with attention over the whole sequence ÷ peak of the precision */
  readonly mfu?: number | null;
  /** The same with what is computed again */
  readonly hfu?: number | null;
  /** Seconds of a training step */
  readonly stepSeconds?: number | null;
  /** Tokens of a step ÷ its time and GPUs */
  readonly tokensPerSecondPerGpu?: number | null;
  /** Share of a step in which stages wait for each other */
  readonly bubbleFraction?: number | null;
  /** Model FLOP/s that all GPUs together must deliver */
  readonly requiredFlopsPerSecond: number | null;
  /** Peak FLOP/s of one GPU at the precision */
  readonly peakFlopsPerGpu: number | null;
  /** Share of the peak that does model FLOP */
  readonly utilization: number | null;
  /** Model FLOP/s that one GPU delivers */
  readonly effectiveFlopsPerGpu: number | null;
  /** GPUs needed before rounding up */
  readonly gpusExact: number | null;
  /** Whole GPUs that do the work */
  readonly workingGpus?: number | null;
  /** Whole servers that hold the working GPUs */
  readonly workingServers?: number | null;
  /** Servers that stand by */
  readonly spareServers?: number | null;
  /** GPUs in servers that stand by */
  readonly spareGpus?: number | null;
  /** Whole GPUs needed */
  readonly gpus: number | null;
  /** Servers needed before rounding up */
  readonly serversExact: number | null;
  /** Whole servers needed */
  readonly servers: number | null;
  /** GPUs of whole instances */
  readonly paidGpus?: number | null;
  /** Whole GPUs held for the whole time */
  readonly gpuHours: number | null;
  /** GPUs of whole instances, held for the whole time */
  readonly paidGpuHours?: number | null;
  /** Power of all GPUs with their servers and the building */
  readonly powerWatts: number | null;
  /** Energy of the whole run */
  readonly energyJoules: number | null;
  /** GPU-hours × price */
  readonly costUsd: number | null;
  /** Energy × electricity price; not part of the cost */
  readonly electricityUsd: number | null;
  /** CO2-equivalent of the energy */
  readonly co2eGrams: number | null;
  /** Whole servers × price of one */
  readonly capitalUsd?: number | null;
  /** Capital, hosting and electricity of an owned GPU for an hour */
  readonly ownedUsdPerGpuHour?: number | null;
  /** Price of a server, written off over its years */
  readonly capitalUsdPerGpuHour?: number | null;
  /** Room for a GPU’s share of its server */
  readonly hostingUsdPerGpuHour?: number | null;
  /** kWh of a GPU’s share of its server × price */
  readonly electricityUsdPerGpuHour?: number | null;
  /** GPU-hours × cost of an owned one */
  readonly ownedCostUsd?: number | null;
  /** An owned GPU-hour ÷ a rented one: in use for less of its time, a bought GPU costs more */
  readonly ownedToRented?: number | null;
  /** Share of the carbon of making the hardware that this takes */
  readonly embodiedGrams?: number | null;
  /** CO2-equivalent of the electricity and of making the hardware */
  readonly co2eTotalGrams?: number | null;
  /** Software Carbon Intensity: carbon in all ÷ a million tokens */
  readonly sciGramsPerMillionTokens?: number | null;
  /** Litres that evaporate at the site and where the electricity is made */
  readonly waterLitres?: number | null;
  /** Cost × the rate that was given */
  readonly costCny?: number | null;
  /** Electricity bill × the rate that was given */
  readonly electricityCny?: number | null;
  /** Price of the servers × the rate that was given */
  readonly capitalCny?: number | null;
  /** Cost of an owned GPU for an hour × the rate that was given */
  readonly ownedCnyPerGpuHour?: number | null;
  /** Capital of an owned GPU-hour × the rate that was given */
  readonly capitalCnyPerGpuHour?: number | null;
  /** Hosting of an owned GPU-hour × the rate that was given */
  readonly hostingCnyPerGpuHour?: number | null;
  /** Electricity of an owned GPU-hour × the rate that was given */
  readonly electricityCnyPerGpuHour?: number | null;
  /** Cost of owned servers × the rate that was given */
  readonly ownedCostCny?: number | null;
};

/** Figures of a service, in SI units; null is unknown, never zero. Those that not every question has may be absent. */
export type InferenceFigures = {
  /** All parameters of the model */
  readonly parameters: number | null;
  /** Parameters that one token passes; all of them in a dense model */
  readonly activeParameters: number | null;
  /** Users that the service has */
  readonly users?: number | null;
  /** Users at once, each asking again after thinking */
  readonly concurrentUsers?: number | null;
  /** Requests a second, mean over the window */
  readonly requestsPerSecond?: number | null;
  /** Tokens of earlier turns in a request, mean over the turns */
  readonly historyTokens?: number | null;
  /** Prompt tokens a request, examples included */
  readonly promptTokens?: number | null;
  /** Prompt and generated tokens of one request */
  readonly tokensPerRequest?: number | null;
  /** Prompt tokens a request that are computed */
  readonly prefillTokens?: number | null;
  /** Tokens of the requests in the window */
  readonly tokensPerWindow: number | null;
  /** Prompt tokens that are computed in the window */
  readonly prefillTokensPerWindow?: number | null;
  /** Tokens that are generated in the window */
  readonly decodeTokensPerWindow?: number | null;
  /** Tokens that pass the model in the window */
  readonly computedTokensPerWindow?: number | null;
  /** Time over which the demand is spread evenly */
  readonly windowSeconds: number | null;
  /** Mean rate over the window */
  readonly tokensPerSecond: number | null;
  /** Model FLOP that one token costs */
  readonly flopsPerToken: number | null;
  /** Model FLOP that a prompt token costs */
  readonly prefillFlopsPerToken?: number | null;
  /** Model FLOP that a generated token costs */
  readonly decodeFlopsPerToken?: number | null;
  /** Model FLOP of reading prompts in the window */
  readonly prefillFlops?: number | null;
  /** Model FLOP of generating in the window */
  readonly decodeFlops?: number | null;
  /** Model FLOP in the window */
  readonly inferenceFlops: number | null;
  /** Model FLOP/s that all GPUs together must deliver */
  readonly requiredFlopsPerSecond: number | null;
  /** Peak FLOP/s of one GPU at the precision */
  readonly peakFlopsPerGpu: number | null;
  /** Share of the peak that does model FLOP */
  readonly utilization: number | null;
  /** Model FLOP/s that one GPU delivers */
  readonly effectiveFlopsPerGpu: number | null;
  /** Model FLOP/s that the working GPUs can deliver: the peak with the headroom */
  readonly offeredFlopsPerSecond?: number | null;
  /** GPUs needed before rounding up */
  readonly gpusExact: number | null;
  /** Whole GPUs that do the work */
  readonly workingGpus?: number | null;
  /** Whole servers that hold the working GPUs */
  readonly workingServers?: number | null;
  /** Servers that stand by */
  readonly spareServers?: number | null;
  /** GPUs in servers that stand by */
  readonly spareGpus?: number | null;
  /** Whole GPUs needed */
  readonly gpus: number | null;
  /** Servers needed before rounding up */
  readonly serversExact: number | null;
  /** Whole servers needed */
  readonly servers: number | null;
  /** GPUs of whole instances */
  readonly paidGpus?: number | null;
  /** Whole GPUs held for the whole time */
  readonly gpuHours: number | null;
  /** GPUs of whole instances, held for the whole time */
  readonly paidGpuHours?: number | null;
  /** Power of all GPUs with their servers and the building */
  readonly powerWatts: number | null;
  /** Energy in the window */
  readonly energyJoulesPerWindow: number | null;
  /** Energy ÷ tokens served */
  readonly energyJoulesPerToken: number | null;
  /** GPU-hours in the window × price */
  readonly costUsdPerWindow: number | null;
  /** Cost ÷ tokens served */
  readonly costUsdPerMillionTokens: number | null;
  /** Energy × electricity price; not part of the cost */
  readonly electricityUsdPerWindow: number | null;
  /** CO2-equivalent of the energy */
  readonly co2eGramsPerWindow: number | null;
  /** Whole servers × price of one */
  readonly capitalUsd?: number | null;
  /** Capital, hosting and electricity of an owned GPU for an hour */
  readonly ownedUsdPerGpuHour?: number | null;
  /** Price of a server, written off over its years */
  readonly capitalUsdPerGpuHour?: number | null;
  /** Room for a GPU’s share of its server */
  readonly hostingUsdPerGpuHour?: number | null;
  /** kWh of a GPU’s share of its server × price */
  readonly electricityUsdPerGpuHour?: number | null;
  /** GPU-hours in the window × cost of an owned one */
  readonly ownedCostUsdPerWindow?: number | null;
  /** Cost of owned servers ÷ tokens served, prompt and completion alike */
  readonly ownedCostUsdPerMillionTokens?: number | null;
  /** Share of the cost of owned servers that reading prompts takes */
  readonly ownedCostUsdPerMillionInputTokens?: number | null;
  /** Share of the cost of owned servers that generating takes */
  readonly ownedCostUsdPerMillionOutputTokens?: number | null;
  /** An owned GPU-hour ÷ a rented one: in use for less of its time, a bought GPU costs more */
  readonly ownedToRented?: number | null;
  /** Share of the carbon of making the hardware that a window takes */
  readonly embodiedGramsPerWindow?: number | null;
  /** CO2-equivalent of the electricity and of making the hardware, of a window */
  readonly co2eTotalGramsPerWindow?: number | null;
  /** Software Carbon Intensity: carbon in all ÷ a million tokens */
  readonly sciGramsPerMillionTokens?: number | null;
  /** Litres that evaporate at the site and where the electricity is made, of a window */
  readonly waterLitresPerWindow?: number | null;
  /** Instances of the model that serve, without what stands by */
  readonly replicas?: number | null;
  /** GPUs that one instance of the model takes */
  readonly gpusPerReplica?: number | null;
  /** Instances of the model that only read prompts */
  readonly prefillReplicas?: number | null;
  /** GPUs that an instance takes which only reads prompts */
  readonly prefillGpusPerReplica?: number | null;
  /** Sequences that run at once in one replica */
  readonly batch?: number | null;
  /** Requests under way in one replica at the peak */
  readonly concurrencyPerReplica?: number | null;
  /** Requests under way in all replicas at the peak */
  readonly totalConcurrency?: number | null;
  /** From the question to the first token of the answer */
  readonly ttftSeconds?: number | null;
  /** Between one token of an answer and the next */
  readonly tpotSeconds?: number | null;
  /** Generated tokens a second of one replica */
  readonly outputTokensPerSecondPerReplica?: number | null;
  /** Generated tokens a second of one GPU */
  readonly outputTokensPerSecondPerGpu?: number | null;
  /** Bytes that one more token takes while it is inside every window */
  readonly kvBytesPerToken?: number | null;
  /** Tokens that the cache of one replica holds */
  readonly kvPoolTokens?: number | null;
  /** Weights, reserve and cache pool of one GPU */
  readonly memoryBytesPerGpu?: number | null;
  /** Share of the cost that reading prompts takes */
  readonly costUsdPerMillionInputTokens?: number | null;
  /** Share of the cost that generating takes */
  readonly costUsdPerMillionOutputTokens?: number | null;
  /** Cost of a window × the rate that was given */
  readonly costCnyPerWindow?: number | null;
  /** Cost of a million tokens × the rate that was given */
  readonly costCnyPerMillionTokens?: number | null;
  /** Electricity bill × the rate that was given */
  readonly electricityCnyPerWindow?: number | null;
  /** Price of the servers × the rate that was given */
  readonly capitalCny?: number | null;
  /** Cost of an owned GPU for an hour × the rate that was given */
  readonly ownedCnyPerGpuHour?: number | null;
  /** Capital of an owned GPU-hour × the rate that was given */
  readonly capitalCnyPerGpuHour?: number | null;
  /** Hosting of an owned GPU-hour × the rate that was given */
  readonly hostingCnyPerGpuHour?: number | null;
  /** Electricity of an owned GPU-hour × the rate that was given */
  readonly electricityCnyPerGpuHour?: number | null;
  /** Cost of owned servers × the rate that was given */
  readonly ownedCostCnyPerWindow?: number | null;
  /** Cost of a million tokens on owned servers × the rate that was given */
  readonly ownedCostCnyPerMillionTokens?: number | null;
  /** Cost of a million tokens of prompts × the rate that was given */
  readonly costCnyPerMillionInputTokens?: number | null;
  /** Cost of a million generated tokens × the rate that was given */
  readonly costCnyPerMillionOutputTokens?: number | null;
  /** Cost of a million tokens of prompts on owned servers × the rate that was given */
  readonly ownedCostCnyPerMillionInputTokens?: number | null;
  /** Cost of a million generated tokens on owned servers × the rate that was given */
  readonly ownedCostCnyPerMillionOutputTokens?: number | null;
};
