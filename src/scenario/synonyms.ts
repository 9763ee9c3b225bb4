import { nearest } from '../diagnostics/suggest.js';

/**
 * What people call a field elsewhere, in papers, clouds and other tools, in lower case and without dashes. None of these is a
 * name here: whoever types one is offered the field. A function, so that nobody reads the table who makes no mistake.
 */
const called = (): Readonly<Record<string, string>> => ({
  model: 'modelname llm config',
  parameters: 'params size modelsize numparams',
  activeParameters: 'active activeparams',
  tokens: 'dataset datasetsize trainingtokens traintokens numtokens',
  epochs: 'passes',
  duration: 'time days hours walltime wallclock trainingtime deadline',
  requests: 'qps rps queries requestrate requestspersecond requestsperday load',
  users: 'dau mau dailyactiveusers activeusers',
  messagesPerUser: 'promptsperuser requestsperuser queriesperuser',
  concurrentUsers: 'simultaneoususers parallelusers sessions',
  responseTime: 'answertime latency',
  tokenRate: 'tokenspersecond tps',
  input: 'isl inputlen inputlength inputtokens prompt promptlen promptlength prompttokens',
  output: 'osl outputlen outputlength outputtokens completion completiontokens generatedtokens maxtokens maxnewtokens',
  shots: 'fewshot',
  cachedPrefix: 'cache cached cachehit cachehitrate prefixcache prefixcaching',
  window: 'period',
  sequence: 'context contextlength ctx maxmodellen seqlen seqlength sequencelength',
  weights: 'quant quantization quantisation weightformat weightprecision',
  kv: 'kvcache kvcachedtype kvformat kvprecision',
  gpu: 'accelerator card chip device gputype hardware instance instancetype npu tpu',
  precision: 'dtype datatype numberformat',
  peak: 'peakflops peaktflops tflops flopspergpu',
  utilization: 'mfu util efficiency modelflopsutilization',
  throughput: 'tokenspersecondpergpu tokspersecond',
  goodput: 'uptime availability ettr',
  gpus: 'accelerators cards devices gpucount ngpus numgpus worldsize',
  gpusPerServer: 'gpuspernode gpusperhost gpusperinstance nprocpernode',
  memory: 'vram hbm gpumemory gpuram',
  price: 'cost hourlyprice hourlycost gpuprice gpucost pricepergpuhour',
  budget: 'money spend maxcost',
  power: 'tdp watts gpupower wattspergpu',
  powerBudget: 'maxpower powercap powerlimit megawatts',
  electricityPrice: 'electricity electricitycost energycost energyprice kwhprice powercost powerprice',
  serverPrice: 'capex nodeprice purchaseprice servercost',
  years: 'amortization amortisation depreciation lifetime',
  hosting: 'colo colocation opex',
  region: 'country grid location zone',
  carbon: 'co2 co2e carbonintensity emissions emissionfactor gridintensity',
  engine: 'backend runtime servingengine',
  layout: 'parallelism tp pp dp ep cp tensorparallel tensorparallelsize pipelineparallel pipelineparallelsize dataparallel expertparallel',
  microBatch: 'mbs microbatchsize',
  globalBatch: 'gbs batchsize globalbatchsize',
  batch: 'batchsize maxbatchsize maxnumseqs',
  zero: 'zerostage fsdp',
  recompute: 'activationcheckpointing gradientcheckpointing checkpointing recomputation',
  network: 'interconnect infiniband networkbandwidth nicbandwidth',
  ttft: 'timetofirsttoken firsttokenlatency',
  tpot: 'itl intertokenlatency timeperoutputtoken',
  concurrency: 'inflight maxconcurrency',
  burstiness: 'cv',
  peakToAverage: 'peakfactor peakload peakratio',
  headroom: 'buffer margin slack',
  spares: 'redundancy standby spare',
  growth: 'growthrate monthlygrowth',
  horizon: 'months forecast',
  fleet: 'existinggpus installed',
  solve: 'unknown solvefor find',
  embodied: 'embodiedcarbon scope3',
  wue: 'waterusage water',
  hardwareYears: 'lifespan hardwarelifetime',
  cnyPerUsd: 'currency rate exchangerate cny rmb yuan fx',
  together: 'correlation correlations rankcorrelation copula',
  note: 'comment description',
});

/** Keys of the fields that a word means elsewhere. */
export function fieldsCalled(word: string): readonly string[] {
  const wanted = word.toLowerCase().replace(/[\s_-]/g, '');
  return Object.entries(called()).flatMap(([key, words]) => (words.split(' ').includes(wanted) ? [key] : []));
}

/** Of the keys that there are, those that an unknown one was probably meant as: what it means elsewhere, else what is spelt alike. */
export function keysMeant(word: string, choices: readonly string[]): readonly string[] {
  const meant = fieldsCalled(word).filter((key) => choices.includes(key));
  return meant.length > 0 ? meant : nearest(word, choices);
}
