/** A formula with numbers put in, by their symbols, and what it gives, to as many digits as are written. */
export type Example = { readonly inputs: Readonly<Record<string, number>>; readonly value: number; readonly source: string };

const DECK = 'Guosen Securities 2023, GPT-3 on A100 PCIe';
const DEEPSEEK_SERVING = 'DeepSeek 2025, DeepSeek-V3/R1 Inference System Overview';
const BLOOM = 'Luccioni et al. 2022 (BLOOM), arXiv:2211.02001';
const PALM = 'Chowdhery et al. 2022 (PaLM), arXiv:2204.02311, appendix B';
const DEEPSEEK_V3 = 'DeepSeek-AI 2024 (DeepSeek-V3), arXiv:2412.19437, table 1';
const GPT3_ENERGY = 'Patterson et al. 2021, arXiv:2104.10350, table 4';
const BLOOM_FLEET = 'Le Scao et al. 2022 (BLOOM), arXiv:2211.05100: 48 nodes of 8 GPUs, and 4 in reserve';
const POPE = 'Pope et al. 2022, arXiv:2211.05102';
const POPE_BATCH = `${POPE}: PaLM 540B, 512 requests of 2,048 tokens in and 64 out`;
const TRTLLM = 'NVIDIA 2025, TensorRT-LLM benchmarking guide: 3,000 requests of 128 tokens in and 128 out in 13.53 s';
const EIA = 'EIA 2021, average monthly bills of homes in 2020: Iowa, 865 kWh at 12.46 cents, $107.78';
/** No document states inputs and value together: its numbers as far as it goes, and what was put beside them. */
const on = (what: string, fleet: string) => `arithmetic: ${what}; ${fleet}`;

type Row = readonly [equation: string, inputs: Readonly<Record<string, number>>, value: number, source: string];

const model: readonly Row[] = [
  ['N_a = N', { N: 175e9 }, 175e9, `${DECK}: a dense model`],
  ['c = 6 × N_a', { N_a: 175e9 }, 1.05e12, DECK],
  ['c = 2 × N_a', { N_a: 175e9 }, 3.5e11, DECK],
  // PaLM 540B: 12·L·H·Q·T = 12 × 118 × 48 × 256 × 2048, for a forward pass a third of it.
  ['c = 6 × N_a + a', { N_a: 540.35e9, a: 35_634_806_784 }, 3.2777e12, `${PALM}: PaLM 540B, 118 layers, 48 heads of 256, 2,048 tokens`],
  ['c = 2 × N_a + a', { N_a: 540.35e9, a: 11_878_268_928 }, 1.0926e12, `${PALM}: PaLM 540B, a third of it forward`],
];

const training: readonly Row[] = [
  ['C = c × D × e', { c: 1.05e12, D: 300e9, e: 1 }, 3.15e23, DECK],
  ['R = C ÷ (t × g)', { C: 3.15e23, t: 2_592_000, g: 1 }, 1.21528e17, `${DECK}: 121,528 TFLOPS`],
];

const fleet: readonly Row[] = [
  ['E = P × U', { P: 156e12, U: 0.5 }, 78e12, DECK],
  ['x = R ÷ E', { R: 1.21528e17, E: 78e12 }, 1558.05, `${DECK}: printed as 1,558`],
  ['n = ⌈x⌉', { x: 1558.05 }, 1559, `${DECK}; 1,558 would be late by 80 seconds`],
  ['y = n ÷ s', { n: 1559, s: 8 }, 194.875, DECK],
  ['S = ⌈y⌉', { y: 194.875 }, 195, DECK],
  ['H = n × t ÷ 3600', { n: 1814, t: 86_400 }, 43_536, `${DEEPSEEK_SERVING}: 226.75 nodes of 8 GPUs, a day`],
  ['n_p = S × s', { S: 195, s: 8 }, 1560, `${DECK}: the GPUs of whole servers`],
  ['H_p = n_p × t ÷ 3600', { n_p: 1560, t: 2_592_000 }, 1_123_200, `${DECK}: the GPUs of whole servers`],
  ['W = n × w × PUE', { n: 10_000, w: 330, PUE: 1.1 }, 3.63e6, `${GPT3_ENERGY}: GPT-3 on V100`],
  ['U = E ÷ P', { E: 1.25747e14, P: 275e12 }, 0.457, `${PALM}: PaLM 540B without attention, 45.7 %`],
  ['E = θ × c', { θ: 38.7858, c: 3.2421e12 }, 1.25747e14, `${PALM}: 238.3 thousand tokens a second on 6,144 TPU v4`],
  [
    'E = θ × C ÷ T',
    { θ: 192.301, C: 1.1332e18, T: 1_048_576 },
    2.0782e14,
    `${POPE}: PaLM 540B, 512 prompts of 2,048 tokens in 85.2 s on 64 TPU v4, 76 % of 275 TFLOPS`,
  ],
];

const bill: readonly Row[] = [
  ['M = H × p', { H: 2_788_000, p: 2 }, 5.576e6, DEEPSEEK_V3],
  ['M = H_p × p', { H_p: 43_536, p: 2 }, 87_072, `${DEEPSEEK_SERVING}: 226.75 nodes of 8 GPUs, a day at $2`],
  ['Q = W × t', { W: 153_600, t: 10_153_031 }, 1.559506e12, `${BLOOM}: 384 A100 of 400 W, 1,082,990 GPU-hours, 433,196 kWh`],
  ['M_e = Q ÷ 3600000 × p_e', { Q: 3.114e9, p_e: 0.1246 }, 107.779, EIA],
  ['G = Q ÷ 3600000 × I', { Q: 1.559506e12, I: 57 }, 24.69e6, `${BLOOM}: 433,196 kWh at 57 g, 24.69 t`],
  ['M_t = M ÷ T × 1000000', { M: 87_072, T: 776e9 }, 0.1122, `${DEEPSEEK_SERVING}: 608 billion tokens in, 168 out, for $87,072`],
  ['Q_t = Q ÷ T', { Q: 1.559506e12, T: 366e9 }, 4.261, `${BLOOM}: 433,196 kWh, 366 billion tokens of training`],
];

const demand: readonly Row[] = [
  ['λ = T ÷ t', { T: 776e9, t: 86_400 }, 8_981_481, DEEPSEEK_SERVING],
  ['C = c × T', { c: 3.5e11, T: 7.93333e12 }, 2.77667e24, `${DECK}; it prints 4.76e24, with tokens in the place of N`],
  ['C = c × T_K', { c: 1.0807e12, T_K: 1_081_344 }, 1.16861e18, POPE_BATCH],
  ['C_p = c_p × T_F', { c_p: 1.0807e12, T_F: 1_048_576 }, 1.1332e18, `${POPE_BATCH}; 76 % of the peak for 85.2 s`],
  [
    'C_d = c_d × T_D',
    { c_d: 2e11, T_D: 500 },
    1e14,
    'Epoch AI 2025, How much energy does ChatGPT use?: 100 billion active parameters, 500 tokens',
  ],
  ['C = C_p + C_d', { C_p: 1.1332e18, C_d: 3.5412e16 }, 1.16861e18, POPE_BATCH],
  ['c = C ÷ T_K', { C: 1.16861e18, T_K: 1_081_344 }, 1.0807e12, POPE_BATCH],
  ['c_p = c', { c: 3.5e11 }, 3.5e11, DECK],
  ['c_d = c', { c: 3.5e11 }, 3.5e11, DECK],
  ['T = λ_T × t', { λ_T: 1_944_444.4, t: 86_400 }, 168e9, `${DEEPSEEK_SERVING}: 168 billion tokens out in a day`],
  ['T_r = q × v × k', { q: 4, v: 425, k: 4 / 3 }, 2266.67, DECK],
  ['T_q = q × v × k', { q: 4, v: 425, k: 4 / 3 }, 2266.67, DECK],
  ['T = r × t × T_r', { r: 40_509.2593, t: 86_400, T_r: 2266.66667 }, 7.93333e12, `${DECK}: 3.5 billion requests a day, 7.933e12 tokens`],
  [
    'T_r = T_q + m × T_m',
    { T_q: 2266.67, m: 10, T_m: 100 },
    3266.67,
    on('ten examples of 100 tokens in front, where papers tell how many and not how long', DECK),
  ],
  ['T_k = T_r − T_c', { T_r: 776e9, T_c: 342e9 }, 434e9, `${DEEPSEEK_SERVING}: all requests of a day`],
  ['T_K = r × t × T_k', { r: 40_509.2593, t: 86_400, T_k: 2266.66667 }, 7.93333e12, DECK],
  [
    'r = u × f',
    { u: 700e6, f: 18e9 / 700e6 / 604_800 },
    29_762,
    'Chatterji et al. 2025 (How People Use ChatGPT), NBER w34255: 700 million users, 18 billion messages a week, some 29,000 a second',
  ],
  [
    'r = u_c ÷ (t_z + t_r)',
    { u_c: 10, t_z: 5, t_r: 15 },
    0.5,
    'Lazowska et al. 1984, Quantitative System Performance, chapter 3: Little’s law of a whole system with 10 users',
  ],
  ['r = λ_T ÷ T_r', { λ_T: 56_780.853, T_r: 256 }, 221.8002, `${TRTLLM}, 28,390 tokens a second out and as many in`],
  ['r = λ_o ÷ T_o', { λ_o: 28_390.4265, T_o: 128 }, 221.8002, `${TRTLLM}, 221.8 requests a second`],
];

const prompts: readonly Row[] = [
  ['T_p = T_i', { T_i: 128 }, 128, TRTLLM],
  ['T_p = T_i + T_h', { T_i: 64, T_h: 1920 }, 1984, `${POPE}: a chat of PaLM 540B, 64 tokens after a history of 1,920`],
  [
    'T_p = T_i + m × T_m',
    { T_i: 100, m: 5, T_m: 200 },
    1100,
    'arithmetic: five examples of 200 tokens; papers tell how many there are and not how long each is',
  ],
  ['T_p = T_i + T_h + m × T_m', { T_i: 64, T_h: 1920, m: 5, T_m: 200 }, 2984, on('five examples of 200 tokens in front of the chat', POPE)],
  [
    'T_h = (n_t − 1) ÷ 2 × (T_i + T_o)',
    { n_t: 31, T_i: 64, T_o: 64 },
    1920,
    on('a history of 1,920 tokens is the mean of 31 turns of 64 in and 64 out', POPE),
  ],
  ['T_r = T_p + T_o', { T_p: 608e9, T_o: 168e9 }, 776e9, `${DEEPSEEK_SERVING}: all requests of a day`],
  ['T_c = T_p × z_c', { T_p: 608e9, z_c: 0.563 }, 342e9, `${DEEPSEEK_SERVING}: all requests of a day`],
  ['T_f = T_p − T_c', { T_p: 608e9, T_c: 342e9 }, 266e9, `${DEEPSEEK_SERVING}: all requests of a day`],
  ['T_f = T_p', { T_p: 128 }, 128, TRTLLM],
  ['T_F = r × t × T_f', { r: 221.8002, t: 13.5256862, T_f: 128 }, 384_000, TRTLLM],
  ['T_D = r × t × T_o', { r: 221.8002, t: 13.5256862, T_o: 128 }, 384_000, TRTLLM],
  ['T_K = T_F + T_D', { T_F: 266e9, T_D: 168e9 }, 434e9, `${DEEPSEEK_SERVING}: 608 − 342 billion tokens in, 168 out`],
];

const capacity: readonly Row[] = [
  [
    'R_o = R × a ÷ (1 − h)',
    { R: 3.2137e19, a: 2, h: 0.2 },
    8.03425e19,
    on('twice the mean, a fifth of it free, which no document tells together', DECK),
  ],
  ['x = R_o ÷ E', { R_o: 8.03425e19, E: 78e12 }, 1_030_032, on('twice the mean, a fifth of it free', DECK)],
  ['n_w = ⌈x⌉', { x: 1558.05 }, 1559, DECK],
  ['S_w = ⌈n_w ÷ s⌉', { n_w: 1559, s: 8 }, 195, DECK],
  ['S_s = ⌈S_w × z⌉', { S_w: 48, z: 4 / 48 }, 4, BLOOM_FLEET],
  ['n_s = S_s × s', { S_s: 4, s: 8 }, 32, BLOOM_FLEET],
  ['n = n_w + n_s', { n_w: 384, n_s: 32 }, 416, BLOOM_FLEET],
];

const DGX = 'NVIDIA 2020: a DGX A100 starts at $199,000 and takes 6.5 kW';
const ownership: readonly Row[] = [
  ['K = S × K_s', { S: 5, K_s: 199_000 }, 995_000, `${DGX}; five, told as a million dollars`],
  ['o_k = K_s ÷ (s × Y × 8760)', { K_s: 199_000, s: 8, Y: 5 }, 0.5679, on('five years, where accounts of owners tell totals alone', DGX)],
  ['o_h = w ÷ 1000 × h_c ÷ 730', { w: 812.5, h_c: 150 }, 0.167, on('$150 a kW and month', DGX)],
  ['o_e = w ÷ 1000 × PUE × p_e', { w: 812.5, PUE: 1.1, p_e: 0.08 }, 0.0715, on('8 cents a kWh', DGX)],
  ['o = o_k + o_h + o_e', { o_k: 0.5679, o_h: 0.167, o_e: 0.0715 }, 0.8064, on('the three together', DGX)],
  ['M_o = H × o', { H: 1_122_480, o: 0.8064 }, 905_168, on('the GPU-hours of the deck', DGX)],
  ['M_o = H_p × o', { H_p: 1_123_200, o: 0.8064 }, 905_748, on('whole servers of the deck', DGX)],
  ['o_r = o ÷ p', { o: 0.8064, p: 2 }, 0.403, on('beside $2 an hour', DGX)],
];

/** The rate is the asker's: no document states it beside what it is applied to. */
const YUAN = 'arithmetic: at 7.1 yuan for a dollar';

/** What owned servers cost, in yuan. */
const yuan: readonly Row[] = [
  ['M_c = M × x_c', { M: 5.576e6, x_c: 7.1 }, 39.59e6, on('at 7.1 yuan for a dollar', DEEPSEEK_V3)],
  ['M_ct = M_t × x_c', { M_t: 0.1122, x_c: 7.1 }, 0.79662, on('at 7.1 yuan for a dollar', DEEPSEEK_SERVING)],
  ['M_ci = M_i × x_c', { M_i: 0.087774, x_c: 7.1 }, 0.623195, on('at 7.1 yuan for a dollar', DEEPSEEK_SERVING)],
  ['M_cu = M_u × x_c', { M_u: 0.200627, x_c: 7.1 }, 1.42445, on('at 7.1 yuan for a dollar', DEEPSEEK_SERVING)],
  ['M_ce = M_e × x_c', { M_e: 11_212.8, x_c: 7.1 }, 79_610.9, on('a month at 10 cents and 7.1 yuan for a dollar', BLOOM)],
  ['K_c = K × x_c', { K: 38_805_000, x_c: 7.1 }, 275_515_500, on('at 7.1 yuan for a dollar', DGX)],
  ['o_ck = o_k × x_c', { o_k: 0.5679, x_c: 7.1 }, 4.03209, YUAN],
  ['o_ch = o_h × x_c', { o_h: 0.167, x_c: 7.1 }, 1.1857, YUAN],
  ['o_ce = o_e × x_c', { o_e: 0.0715, x_c: 7.1 }, 0.50765, YUAN],
  ['o_c = o × x_c', { o: 0.8064, x_c: 7.1 }, 5.72544, YUAN],
  ['M_co = M_o × x_c', { M_o: 905_168, x_c: 7.1 }, 6_426_693, YUAN],
  ['M_cot = M_ot × x_c', { M_ot: 0.0452415, x_c: 7.1 }, 0.321215, YUAN],
  ['M_coi = M_oi × x_c', { M_oi: 0.0353905, x_c: 7.1 }, 0.251273, YUAN],
  ['M_cou = M_ou × x_c', { M_ou: 0.0808927, x_c: 7.1 }, 0.574338, YUAN],
];

const limits: readonly Row[] = [
  ['n_G = ⌊W_B ÷ (w × PUE)⌋', { W_B: 3.63e6, w: 330, PUE: 1.1 }, 10_000, `${GPT3_ENERGY}: GPT-3 on V100`],
  ['n_B = ⌊B × 3600 ÷ (p × t)⌋', { B: 87_072, p: 2, t: 86_400 }, 1814, `${DEEPSEEK_SERVING}: 226.75 nodes of 8 GPUs, a day`],
  [
    'n_B = ⌊B × 3600 ÷ (p × t × s)⌋ × s',
    { B: 5.328e6, p: 2, t: 4_682_812, s: 8 },
    2048,
    `${DEEPSEEK_V3}: pre-training on 2,048 H800, 8 a node`,
  ],
  [
    't = B × 3600 ÷ (p × ⌈n_G ÷ s⌉ × s)',
    { B: 5.328e6, p: 2, n_G: 2048, s: 8 },
    4_682_810,
    `${DEEPSEEK_V3}: pre-training on 2,048 H800, 8 a node`,
  ],
  ['t = B × 3600 ÷ (p × n_G)', { B: 5.328e6, p: 2, n_G: 2048 }, 4_682_810, `${DEEPSEEK_V3}: pre-training, ‘in less than two months’`],
];

const months: readonly Row[] = [
  [
    'd = d_b × (1 + γ)',
    { d_b: 300e6, γ: 0.33 },
    399e6,
    'OpenAI to CNBC 2025-02-20: 300 million users a week in December, 33 % more in February, printed as 400 million',
  ],
  ['M_m = n × 730 × p', { n: 1, p: 3.67339 }, 2681.57, 'Google Cloud, a2-highgpu-1g in us-central1: $3.67339 an hour, $2,681.57 a month'],
  ['M_me = W ÷ 1000 × 730 × p_e', { W: 1184.93, p_e: 0.1246 }, 107.779, EIA],
];

const footprint: readonly Row[] = [
  [
    'o_g = (E_g + E_s ÷ s) ÷ (Y_h × 8760)',
    { E_g: 150_000, E_s: 2_500_000, s: 8, Y_h: 5.1 },
    10.3523,
    `${BLOOM}: 150 kg a GPU, 2,500 kg a server of 8, 85 % of six years`,
  ],
  ['G_m = H × o_g', { H: 1_082_990, o_g: 10.3523 }, 11.21e6, `${BLOOM}: 1,082,990 GPU-hours, printed as 11.2 t`],
  ['G_t = G + G_m', { G: 24.69e6, G_m: 11.2e6 }, 35.89e6, `${BLOOM}: 24.69 t of electricity, 11.2 t embodied`],
  ['G_s = G_t ÷ (D × e) × 1000000', { G_t: 35.89e6, D: 366e9, e: 1 }, 98.06, `${BLOOM}: 35.9 t, 366 billion tokens of training`],
  ['G_s = G_t ÷ T × 1000000', { G_t: 35.89e6, T: 366e9 }, 98.06, `${BLOOM}: 35.9 t, 366 billion tokens`],
  [
    'V = Q ÷ 3600000 × (v_s ÷ PUE + v_g)',
    // biome-ignore lint/suspicious/noApproximativeNumericConstant: litres a kWh
    { Q: 5.420844e12, v_s: 0.55, PUE: 1.17, v_g: 3.142 },
    5.439e6,
    'Li et al. 2023, arXiv:2304.03271, table 1: GPT-3, 1,287 MWh of servers in the United States, 5.439 million litres',
  ],
];

// 608 billion tokens in, 342 of them cached, and 168 out: 266 and 168 are computed, at the same FLOP each.
const tokenPrices: readonly Row[] = [
  ['s_p = C_p ÷ C', { C_p: 266e9, C: 434e9 }, 0.612903, `${DEEPSEEK_SERVING}: 266 billion tokens of prompts computed and 168 of answers`],
  [
    'M_i = M × s_p ÷ (T − T_D) × 1000000',
    { M: 87_072, s_p: 0.612903, T: 776e9, T_D: 168e9 },
    0.087774,
    `${DEEPSEEK_SERVING}: 608 billion tokens in, 342 of them from the cache`,
  ],
  [
    'M_u = M × (1 − s_p) ÷ T_D × 1000000',
    { M: 87_072, s_p: 0.612903, T_D: 168e9 },
    0.200627,
    `${DEEPSEEK_SERVING}: 168 billion tokens out`,
  ],
  [
    'M_ot = M_o ÷ T × 1000000',
    { M_o: 35_107.4, T: 776e9 },
    0.0452415,
    on('1,814 GPUs for a day at $0.8064 an hour of an owned one', DEEPSEEK_SERVING),
  ],
  [
    'M_oi = M_o × s_p ÷ (T − T_D) × 1000000',
    { M_o: 35_107.4, s_p: 0.612903, T: 776e9, T_D: 168e9 },
    0.0353905,
    on('608 billion tokens in, at $0.8064 an hour of an owned GPU', DEEPSEEK_SERVING),
  ],
  [
    'M_ou = M_o × (1 − s_p) ÷ T_D × 1000000',
    { M_o: 35_107.4, s_p: 0.612903, T_D: 168e9 },
    0.0808927,
    on('168 billion tokens out, at $0.8064 an hour of an owned GPU', DEEPSEEK_SERVING),
  ],
];

const rows = [
  ...footprint,
  ...tokenPrices,
  ...model,
  ...training,
  ...fleet,
  ...bill,
  ...demand,
  ...prompts,
  ...capacity,
  ...ownership,
  ...yuan,
  ...limits,
  ...months,
];

/** A worked example of each formula, by what it says in symbols. */
export const examples: ReadonlyMap<string, Example> = new Map(
  rows.map(([equation, inputs, value, source]) => [equation, { inputs, value, source }]),
);
