const listed = (choices: readonly string[]): string => choices.join(', ');

/** What help and completions say of commands, flags and arguments. They stay English, as the names of flags do. */
export const help = {
  program: 'How many GPUs, servers, kilowatts and dollars a language model needs, to be trained or to be served.',
  version: 'print the version',
  help: 'print help',
  helpCommand: 'print help for a command',
  commands: {
    train: 'size a training run: C = 6·N·D',
    infer: 'size the serving of a demand: C = 2·N·tokens',
    model: 'take a model apart: parameters, FLOP, memory, structure',
    scale: 'the model and tokens of the lowest loss for a budget of FLOP, GPU-days, power or money',
    run: 'size every scenario of a file, and the fleet they take together',
    check: 'check what a file expects of its scenarios; exit code 1 where it does not hold',
    diff: 'show what a change of the file does, and which assumption causes it',
    init: 'write a scenario file to begin with: from the flags given, or an example',
    presets: 'the models, accelerators, instances and regions that come with the program',
    validate: 'predict the published measurements that come with the program anew: how far off it is',
    completion: 'print a script that completes commands in a shell, or a manual page',
  },
  schema: (names: readonly string[]): string => `print a JSON Schema: ${listed(names)}`,
  listings: {
    models: 'list models; sorted by release date they are a timeline',
    gpus: 'list accelerators and their dense peaks',
    instances: 'list cloud instances, servers and slices: what they hold and cost',
    regions: 'list electricity grids and their carbon',
  },
  show: 'show every figure of a preset with its sources',
  arguments: {
    models: 'presets, config.json files, folders with one, or - for standard input',
    files: 'scenario files, patterns, or - (default: llm-sizing.yaml here or above)',
    sides: 'two scenario files or saved answers; with --base, any scenario files and patterns',
    words: 'only those with all of these words',
    preset: 'model, accelerator, instance or region',
    schema: 'which one',
    suites: (suites: readonly string[]): string => `${listed(suites)} (default: all)`,
    shells: listed,
  },
  /** Headings over flags. */
  groups: {
    workload: 'Workload',
    accelerator: 'Accelerator',
    serving: 'Serving (predicts the utilisation)',
    step: 'Training step (predicts the utilisation)',
    method: 'Method',
    failures: 'Failures (predict the goodput)',
    growth: 'Demand over time',
    money: 'Money, power and carbon',
    question: 'Question',
    output: 'Output',
    uncertainty: 'Uncertainty',
    scenarios: 'Scenarios',
    comparison: 'Comparison',
    file: 'File',
    budget: 'Budget',
  },
  flags: {
    format: (formats: readonly string[]): string => `${listed(formats)} (default: as the name of --out says, else ${formats[0]})`,
    out: 'write to a file instead of standard output',
    width: 'columns of a table (default: the terminal’s or COLUMNS, else 80)',
    language: (languages: readonly string[]): string =>
      `language of what people read: ${listed(languages)} (default: that of LC_ALL, LC_MESSAGES or LANG, else en)`,
    noColor: 'no colour, whatever the terminal',
    debug: 'print the stack of a defect',
    explain: 'show each step: formula, numbers put in, result, source; with a figure only what leads to it',
    from: 'with --explain FIGURE: only the way to it from this quantity or field',
    sort: 'rank a sweep by a figure, smallest first (gpus, costUsd, powerWatts …)',
    sortScenarios: 'rank the scenarios by a figure, smallest first (gpus, cost, power …)',
    sortBy: (keys: readonly string[]): string => `${listed(keys)} (default: ${keys[0]})`,
    top: 'layouts to show where one is predicted, the best first (1 to 11)',
    uncertainty: 'evidence: an assumed utilisation without a range takes that of published runs',
    samples: (count: number): string => `samples of what is given as a range, as 30%..50% or 300B ± 10% (default: ${count})`,
    seed: (seed: number): string => `another start of the samples (default: ${seed})`,
    sensitivity: 'show how far each assumption moves the answer: from end to end of its range, else by 10%',
    only: 'only the scenario of that name (may be repeated)',
    set: 'a value that goes before the file’s, e.g. utilization=40% (may be repeated)',
    base: 'compare with the files at a git revision, e.g. origin/main',
    head: 'and take them from this one, in place of the working tree',
    failAbove: 'exit code 1 where GPUs, servers, power, cost or carbon grow by more, e.g. 10%',
    kind: (kinds: readonly string[]): string => `${kinds.join(' or ')} (default: what the other flags belong to)`,
    name: 'what the scenario is called (default: after its model)',
    outFile: 'file to write, or - for standard output (default: llm-sizing.yaml)',
    fileFormat: (formats: readonly string[]): string => `${listed(formats)} (default: as the name of the file says)`,
    force: 'write over a file that is there already',
    compute: 'the budget in FLOP',
    gpuDays: 'the budget in days of one GPU',
    proveRed: 'break a formula of each suite on purpose and show that the verdict turns red; exit code 1 where one does not',
    measurements:
      'judge by a table of your own runs (CSV) in place of those that come with the program; columns: llm-sizing schema measurements',
    writeCalibration: 'with --measurements: write factors by group, for --calibration',
    forceCalibration: 'write over a calibration that is there already',
  },
  exitCodes:
    '0 answered, 1 an expectation broken or a change above its limit, 2 wrong input, 3 a question without an answer, 70 a defect of the program.',
  examplesHeading: 'Examples:',
  examples: `
Examples:
  How many GPUs and servers does a training run take?
    llm-sizing train --model gpt3 --gpu a100
  How long do 1,024 GPUs take?
    llm-sizing train --model gpt3 --gpu a100 --gpus 1024
  What does serving a demand take?
    llm-sizing infer --model gpt3 --gpu a100 --requests 3.5B/day --words 425
  Which accelerator is the cheapest?
    llm-sizing train --model gpt3 --gpu a100,h100 --price list --sort costUsd
  Does a plan that is kept in git still hold?
    llm-sizing init && llm-sizing check
  What is a model made of?
    llm-sizing model deepseek-v3
  Which models are known?
    llm-sizing presets models llama
`,
} as const;
