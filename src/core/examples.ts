/** A formula with numbers put in, by their symbols, and what it gives, to as many digits as are written. */
export type Example = { readonly inputs: Readonly<Record<string, number>>; readonly value: number; readonly source: string };

const DECK = 'Guosen Securities 2023, GPT-3 on A100 PCIe';
const DEEPSEEK_SERVING = 'DeepSeek 2025, DeepSeek-V3/R1 Inference System Overview';
const BLOOM = 'Luccioni et al. 2022 (BLOOM), arXiv:2211.02001';
const PALM = 'Chowdhery et al. 2022 (PaLM), arXiv:2204.02311, appendix B';
const DEEPSEEK_V3 = 'DeepSeek-AI 2024 (DeepSeek-V3), arXiv:2412.19437, table 1';
const GPT3_ENERGY = 'Patterson et al. 2021, arXiv:2104.10350, table 4';
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
    { θ: 4951, C: 3.2116e22, T: 776e9 },
    2.049e14,
    on('776 billion tokens, 434 of them computed, in a day on 1,814 GPUs', DEEPSEEK_SERVING),
  ],
];

const bill: readonly Row[] = [
  ['M = H × p', { H: 2_788_000, p: 2 }, 5.576e6, DEEPSEEK_V3],
  ['M = H_p × p', { H_p: 1_123_200, p: 2 }, 2_246_400, on('whole servers at $2', DECK)],
  ['Q = W × t', { W: 153_600, t: 10_153_031 }, 1.559506e12, `${BLOOM}: 384 A100 of 400 W, 1,082,990 GPU-hours, 433,196 kWh`],
  ['M_e = Q ÷ 3600000 × p_e', { Q: 1.559506e12, p_e: 0.1 }, 43_319.6, on('433,196 kWh at 10 cents', BLOOM)],
  ['G = Q ÷ 3600000 × I', { Q: 1.559506e12, I: 57 }, 24.69e6, `${BLOOM}: 433,196 kWh at 57 g, 24.69 t`],
  ['M_t = M ÷ T × 1000000', { M: 87_072, T: 776e9 }, 0.1122, `${DEEPSEEK_SERVING}: 608 billion tokens in, 168 out, for $87,072`],
  ['Q_t = Q ÷ T', { Q: 1.559506e12, T: 366e9 }, 4.261, on('433,196 kWh over 366 billion tokens of training', BLOOM)],
];

const demand: readonly Row[] = [
  ['λ = T ÷ t', { T: 776e9, t: 86_400 }, 8_981_481, DEEPSEEK_SERVING],
  ['C = c × T', { c: 3.5e11, T: 7.93333e12 }, 2.77667e24, `${DECK}; it prints 4.76e24, with tokens in the place of N`],
  ['C = c × T_K', { c: 7.4e10, T_K: 434e9 }, 3.2116e22, on('37 billion active parameters', DEEPSEEK_SERVING)],
  ['C_p = c_p × T_F', { c_p: 7.4e10, T_F: 266e9 }, 1.9684e22, on('37 billion active parameters', DEEPSEEK_SERVING)],
  ['C_d = c_d × T_D', { c_d: 7.4e10, T_D: 168e9 }, 1.2432e22, on('37 billion active parameters', DEEPSEEK_SERVING)],
  ['C = C_p + C_d', { C_p: 1.9684e22, C_d: 1.2432e22 }, 3.2116e22, on('37 billion active parameters', DEEPSEEK_SERVING)],
  ['c = C ÷ T_K', { C: 3.2116e22, T_K: 434e9 }, 7.4e10, on('37 billion active parameters', DEEPSEEK_SERVING)],
  ['c_p = c', { c: 3.5e11 }, 3.5e11, DECK],
  ['c_d = c', { c: 3.5e11 }, 3.5e11, DECK],
  ['T = λ_T × t', { λ_T: 1_944_444.4, t: 86_400 }, 168e9, `${DEEPSEEK_SERVING}: 168 billion tokens out in a day`],
  ['T_r = q × v × k', { q: 4, v: 425, k: 4 / 3 }, 2266.67, DECK],
  ['T_q = q × v × k', { q: 4, v: 425, k: 4 / 3 }, 2266.67, DECK],
  ['T = r × t × T_r', { r: 40_509.2593, t: 86_400, T_r: 2266.66667 }, 7.93333e12, `${DECK}: 3.5 billion requests a day, 7.933e12 tokens`],
  ['T_r = T_q + m × T_m', { T_q: 2266.67, m: 10, T_m: 100 }, 3266.67, on('ten examples of 100 tokens in front', DECK)],
  ['T_k = T_r − T_c', { T_r: 3266.67, T_c: 1000 }, 2266.67, on('ten examples of 100 tokens, cached', DECK)],
  ['T_K = r × t × T_k', { r: 40_509.2593, t: 86_400, T_k: 2266.66667 }, 7.93333e12, DECK],
  ['r = u × f', { u: 1_000_000, f: 1 / 8640 }, 115.741, 'arithmetic: a million users, ten messages a day each'],
  ['r = u_c ÷ (t_z + t_r)', { u_c: 64, t_z: 30, t_r: 2 }, 2, 'arithmetic: each of 64 users asks every 32 seconds'],
  ['r = λ_T ÷ T_r', { λ_T: 8_981_481, T_r: 2266.67 }, 3962.41, on('as tokens of the requests of the deck', DEEPSEEK_SERVING)],
  ['r = λ_o ÷ T_o', { λ_o: 1_944_444.4, T_o: 500 }, 3888.89, on('answers of 500 tokens', DEEPSEEK_SERVING)],
];

const prompts: readonly Row[] = [
  ['T_p = T_i', { T_i: 1000 }, 1000, 'arithmetic: a question of 1,000 tokens'],
  ['T_p = T_i + T_h', { T_i: 100, T_h: 225 }, 325, 'arithmetic: the mean of 100, 250, 400 and 550'],
  ['T_p = T_i + m × T_m', { T_i: 100, m: 5, T_m: 200 }, 1100, 'arithmetic: five examples of 200 tokens'],
  ['T_p = T_i + T_h + m × T_m', { T_i: 100, T_h: 225, m: 5, T_m: 200 }, 1325, 'arithmetic: the mean of 1,100, 1,250, 1,400 and 1,550'],
  ['T_h = (n_t − 1) ÷ 2 × (T_i + T_o)', { n_t: 4, T_i: 100, T_o: 50 }, 225, 'arithmetic: the mean of 0, 150, 300 and 450'],
  ['T_r = T_p + T_o', { T_p: 608e9, T_o: 168e9 }, 776e9, `${DEEPSEEK_SERVING}: all requests of a day`],
  ['T_c = T_p × z_c', { T_p: 608e9, z_c: 0.563 }, 342e9, `${DEEPSEEK_SERVING}: all requests of a day`],
  ['T_f = T_p − T_c', { T_p: 608e9, T_c: 342e9 }, 266e9, `${DEEPSEEK_SERVING}: all requests of a day`],
  ['T_f = T_p', { T_p: 1000 }, 1000, 'arithmetic: a prompt of 1,000 tokens'],
  ['T_F = r × t × T_f', { r: 10, t: 86_400, T_f: 1000 }, 864e6, 'arithmetic: ten prompts of 1,000 tokens a second, a day'],
  ['T_D = r × t × T_o', { r: 10, t: 86_400, T_o: 300 }, 259.2e6, 'arithmetic: ten answers of 300 tokens a second, a day'],
  ['T_K = T_F + T_D', { T_F: 266e9, T_D: 168e9 }, 434e9, `${DEEPSEEK_SERVING}: 608 − 342 billion tokens in, 168 out`],
];

const capacity: readonly Row[] = [
  ['R_o = R × a ÷ (1 − h)', { R: 3.2137e19, a: 2, h: 0.2 }, 8.03425e19, on('twice the mean, a fifth of it free', DECK)],
  ['x = R_o ÷ E', { R_o: 8.03425e19, E: 78e12 }, 1_030_032, on('twice the mean, a fifth of it free', DECK)],
  ['n_w = ⌈x⌉', { x: 1558.05 }, 1559, DECK],
  ['S_w = ⌈n_w ÷ s⌉', { n_w: 1559, s: 8 }, 195, DECK],
  ['S_s = ⌈S_w × z⌉', { S_w: 195, z: 0.05 }, 10, on('one server in twenty stands by', DECK)],
  ['n_s = S_s × s', { S_s: 10, s: 8 }, 80, on('ten servers of 8 stand by', DECK)],
  ['n = n_w + n_s', { n_w: 1559, n_s: 80 }, 1639, on('ten servers of 8 stand by', DECK)],
];

const DGX = 'NVIDIA 2020: a DGX A100 starts at $199,000 and takes 6.5 kW';
const ownership: readonly Row[] = [
  ['K = S × K_s', { S: 195, K_s: 199_000 }, 38_805_000, on('the servers of the deck', DGX)],
  ['o_k = K_s ÷ (s × Y × 8760)', { K_s: 199_000, s: 8, Y: 5 }, 0.5679, on('five years', DGX)],
  ['o_h = w ÷ 1000 × h_c ÷ 730', { w: 812.5, h_c: 150 }, 0.167, on('$150 a kW and month', DGX)],
  ['o_e = w ÷ 1000 × PUE × p_e', { w: 812.5, PUE: 1.1, p_e: 0.08 }, 0.0715, on('8 cents a kWh', DGX)],
  ['o = o_k + o_h + o_e', { o_k: 0.5679, o_h: 0.167, o_e: 0.0715 }, 0.8064, on('the three together', DGX)],
  ['M_o = H × o', { H: 1_122_480, o: 0.8064 }, 905_168, on('the GPU-hours of the deck', DGX)],
  ['M_o = H_p × o', { H_p: 1_123_200, o: 0.8064 }, 905_748, on('whole servers of the deck', DGX)],
  ['o_r = o ÷ p', { o: 0.8064, p: 2 }, 0.403, on('beside $2 an hour', DGX)],
];

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
  ['n_G = ⌊W_B ÷ (w × PUE)⌋', { W_B: 1e6, w: 330, PUE: 1.1 }, 2754, on('a megawatt', GPT3_ENERGY)],
  ['n_B = ⌊B × 3600 ÷ (p × t)⌋', { B: 87_072, p: 2, t: 86_400 }, 1814, `${DEEPSEEK_SERVING}: 226.75 nodes of 8 GPUs, a day`],
  [
    'n_B = ⌊B × 3600 ÷ (p × t × s)⌋ × s',
    { B: 87_072, p: 2, t: 86_400, s: 8 },
    1808,
    `${DEEPSEEK_SERVING}: 226.75 nodes of 8 GPUs, whole ones`,
  ],
  ['t = B × 3600 ÷ (p × ⌈n_G ÷ s⌉ × s)', { B: 5.328e6, p: 2, n_G: 2046, s: 8 }, 4_682_810, on('two GPUs of an instance idle', DEEPSEEK_V3)],
  ['t = B × 3600 ÷ (p × n_G)', { B: 5.328e6, p: 2, n_G: 2048 }, 4_682_810, `${DEEPSEEK_V3}: pre-training, ‘in less than two months’`],
];

const months: readonly Row[] = [
  ['d = d_b × (1 + γ)', { d_b: 1, γ: 0.1 }, 1.1, 'arithmetic: a tenth more'],
  ['M_m = n × 730 × p', { n: 1814, p: 2 }, 2_648_440, on('a month of it', DEEPSEEK_SERVING)],
  ['M_me = W ÷ 1000 × 730 × p_e', { W: 153_600, p_e: 0.1 }, 11_212.8, on('a month at 10 cents', BLOOM)],
];

const ECOLOGITS = 'EcoLogits methodology 2025-10: HGX H100, 164 kg a GPU, 5,700 kg a server, 3 years';

const footprint: readonly Row[] = [
  ['o_g = (E_g + E_s ÷ s) ÷ (Y_h × 8760)', { E_g: 164_000, E_s: 5_700_000, s: 8, Y_h: 3 }, 33.352, ECOLOGITS],
  ['G_m = H × o_g', { H: 1_082_990, o_g: 33.352 }, 36.12e6, on('the GPU-hours of BLOOM on such servers', BLOOM)],
  ['G_t = G + G_m', { G: 24.69e6, G_m: 11.2e6 }, 35.89e6, `${BLOOM}: 24.69 t of electricity, 11.2 t embodied`],
  ['G_s = G_t ÷ (D × e) × 1000000', { G_t: 35.89e6, D: 366e9, e: 1 }, 98.06, on('over 366 billion tokens of training', BLOOM)],
  ['G_s = G_t ÷ T × 1000000', { G_t: 35.89e6, T: 366e9 }, 98.06, on('over 366 billion tokens', BLOOM)],
  [
    'V = Q ÷ 3600000 × (v_s ÷ PUE + v_g)',
    { Q: 1.559506e12, v_s: 0.569, PUE: 1.2, v_g: 3.1321 },
    1.56222e6,
    'arithmetic: the 433,196 kWh of BLOOM at the PUE and WUE that EcoLogits 2025-10 takes of Microsoft, in the United States',
  ],
];

// 608 billion tokens in, 342 of them cached, and 168 out: 266 and 168 are computed, at the same FLOP each.
const tokenPrices: readonly Row[] = [
  ['s_p = C_p ÷ C', { C_p: 266e9, C: 434e9 }, 0.612903, on('tokens that are computed, at the same FLOP each', DEEPSEEK_SERVING)],
  [
    'M_i = M × s_p ÷ (T − T_D) × 1000000',
    { M: 87_072, s_p: 0.612903, T: 776e9, T_D: 168e9 },
    0.087774,
    on('608 billion tokens in, 342 of them from the cache', DEEPSEEK_SERVING),
  ],
  [
    'M_u = M × (1 − s_p) ÷ T_D × 1000000',
    { M: 87_072, s_p: 0.612903, T_D: 168e9 },
    0.200627,
    on('168 billion tokens out', DEEPSEEK_SERVING),
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
