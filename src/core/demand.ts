import type { Formula, Input, Sheet } from './formula.js';

/** How the demand is described: tokens in the window, a conversation in words, or prompt and completion tokens. */
export type Demand = 'window' | 'words' | 'tokens';

/** What says how much is asked: requests, users and their messages, users at once, or tokens a second, all or those generated. */
export type Rate = 'requests' | 'users' | 'concurrentUsers' | 'tokenRate' | 'outputTokenRate';

/** What a request is made of, beyond its question and answer. */
export type DemandOptions = {
  readonly rate?: Rate;
  /** Examples in the prompt, or a prefix that is not computed again. */
  readonly prompted?: boolean;
  /** The prefix is told as a share of the prompt. */
  readonly cachedShare?: boolean;
  /** A request is a turn of a conversation, and carries what was said before. */
  readonly turns?: boolean;
};

const shots: readonly Input[] = [
  { key: 'shots', symbol: 'm', unit: 'examples/request' },
  { key: 'tokensPerShot', symbol: 'T_m', unit: 'tokens/example' },
];
const cachedPrefix: Input = { key: 'cachedPrefixTokens', symbol: 'T_c', unit: 'tokens/request' };
const cachedPrefixShare: Input = { key: 'cachedPrefixShare', symbol: 'z_c', unit: 'share' };
const turnsOfConversation: Input = { key: 'turns', symbol: 'n_t', unit: 'turns' };
const requests: Input = { key: 'requestsPerSecond', symbol: 'r', unit: 'requests/s', after: 'activeParameters' };
const INTERACTIVE =
  'Denning and Buzen 1978, ‘The operational analysis of queueing network models’, ACM Computing Surveys 10(3): interactive response time formula';

/** What each way of telling a demand is told, and how many requests that makes; the quantity that grows comes first. */
const rates: Readonly<Record<Rate, { readonly inputs: readonly Input[]; readonly formula?: Omit<Formula, keyof Input> }>> = {
  requests: { inputs: [requests] },
  users: {
    inputs: [
      { key: 'users', symbol: 'u', unit: 'users', after: 'activeParameters' },
      { key: 'messagesPerUserPerSecond', symbol: 'f', unit: 'requests/s' },
    ],
    formula: {
      expression: 'r = u × f',
      inputs: ['users', 'messagesPerUserPerSecond'],
      compute: (users, messages) => users * messages,
      source: 'definition: users × messages that one of them sends; a message is a request',
    },
  },
  concurrentUsers: {
    inputs: [
      { key: 'concurrentUsers', symbol: 'u_c', unit: 'users', after: 'users' },
      { key: 'thinkSeconds', symbol: 't_z', unit: 's' },
      { key: 'responseSeconds', symbol: 't_r', unit: 's' },
    ],
    formula: {
      expression: 'r = u_c ÷ (t_z + t_r)',
      inputs: ['concurrentUsers', 'thinkSeconds', 'responseSeconds'],
      compute: (users, think, response) => users / (think + response),
      source: INTERACTIVE,
    },
  },
  tokenRate: {
    inputs: [{ key: 'askedTokensPerSecond', symbol: 'λ_T', unit: 'tokens/s' }],
    formula: {
      expression: 'r = λ_T ÷ T_r',
      inputs: ['askedTokensPerSecond', 'tokensPerRequest'],
      compute: (rate, tokens) => rate / tokens,
      source: 'definition: tokens a second ÷ tokens a request',
    },
  },
  outputTokenRate: {
    inputs: [{ key: 'askedOutputTokensPerSecond', symbol: 'λ_o', unit: 'tokens/s' }],
    formula: {
      expression: 'r = λ_o ÷ T_o',
      inputs: ['askedOutputTokensPerSecond', 'outputTokens'],
      compute: (rate, tokens) => rate / tokens,
      source: 'definition: generated tokens a second ÷ generated tokens a request',
    },
  },
};

/** The quantity that a demand is told by, and that grows with it. */
export function demandQuantity(demand: Demand, rate: Rate): string {
  return demand === 'window' && rate === 'requests' ? 'tokensPerWindow' : (rates[rate].inputs[0] as Input).key;
}

/** Σ over the requests of a window. */
function perWindow(key: string, symbol: string, after: string, each: { key: string; symbol: string }, source: string): Formula {
  return {
    key,
    symbol,
    unit: 'tokens',
    after,
    expression: `${symbol} = r × t × ${each.symbol}`,
    inputs: ['requestsPerSecond', 'windowSeconds', each.key],
    compute: (rate, window, tokens) => rate * window * tokens,
    source,
  };
}

export const tokensPerWindow = perWindow(
  'tokensPerWindow',
  'T',
  'prefillTokens',
  { key: 'tokensPerRequest', symbol: 'T_r' },
  'definition: requests in the window × tokens a request',
);
const ALL_COMPUTED = 'definition: each token passes the model once';
const CACHED = 'definition: a cached prefix is not computed again';

/** Tokens of a conversation: all of a request, or what stands behind its examples. */
function conversation(key: string, symbol: string, after?: string): Formula {
  return {
    key,
    symbol,
    unit: 'tokens/request',
    ...(after !== undefined && { after }),
    expression: `${symbol} = q × v × k`,
    inputs: ['questions', 'words', 'tokensPerWord'],
    compute: (questions, words, tokensPerWord) => questions * words * tokensPerWord,
    source: 'definition: questions a request × words a question and answer × tokens a word',
  };
}

/** A conversation in words: how much of it is prompt is not known. */
function wordsSheet(prompted: boolean): Sheet {
  return {
    inputs: [
      { key: 'questions', symbol: 'q', unit: 'questions/request' },
      { key: 'words', symbol: 'v', unit: 'words/question' },
      { key: 'tokensPerWord', symbol: 'k', unit: 'tokens/word' },
      ...(prompted ? [...shots, cachedPrefix] : []),
    ],
    formulas: prompted
      ? [
          conversation('conversationTokens', 'T_q'),
          {
            key: 'tokensPerRequest',
            symbol: 'T_r',
            unit: 'tokens/request',
            after: 'promptTokens',
            expression: 'T_r = T_q + m × T_m',
            inputs: ['conversationTokens', 'shots', 'tokensPerShot'],
            compute: (conversation, count, tokens) => conversation + count * tokens,
            source: 'definition: the examples stand in front of the conversation',
          },
          {
            key: 'computedTokensPerRequest',
            symbol: 'T_k',
            unit: 'tokens/request',
            expression: 'T_k = T_r − T_c',
            inputs: ['tokensPerRequest', 'cachedPrefixTokens'],
            compute: (tokens, cached) => tokens - cached,
            source: CACHED,
          },
          tokensPerWindow,
          perWindow('computedTokensPerWindow', 'T_K', 'decodeTokensPerWindow', { key: 'computedTokensPerRequest', symbol: 'T_k' }, CACHED),
        ]
      : [conversation('tokensPerRequest', 'T_r', 'promptTokens'), tokensPerWindow],
  };
}

/** What was said before, on average over the turns of a conversation: it is sent again with each of them. */
const historyTokens: Formula = {
  key: 'historyTokens',
  symbol: 'T_h',
  unit: 'tokens/request',
  after: 'requestsPerSecond',
  expression: 'T_h = (n_t − 1) ÷ 2 × (T_i + T_o)',
  inputs: ['turns', 'inputTokens', 'outputTokens'],
  compute: (turns, input, output) => ((turns - 1) / 2) * (input + output),
  source: 'definition: turn k carries the k − 1 questions and answers before it; the mean over the turns',
};

/** The prompt of a request: its question, with examples in front, or what was said before. */
function promptFormulas(prompted: boolean, turns: boolean): readonly Formula[] {
  const common = { key: 'promptTokens', symbol: 'T_p', unit: 'tokens/request', after: 'requestsPerSecond' } as const;
  const inFront = 'definition: the examples stand in front of the question';
  if (turns && prompted) {
    const inputs = ['inputTokens', 'historyTokens', 'shots', 'tokensPerShot'];
    const compute: Formula['compute'] = (input, history, count, tokens) => input + history + count * tokens;
    const source = 'definition: the examples stand in front of the conversation';
    return [historyTokens, { ...common, expression: 'T_p = T_i + T_h + m × T_m', inputs, compute, source }];
  }
  if (turns) {
    const source = 'definition: the question behind what was said before';
    const compute: Formula['compute'] = (input, history) => input + history;
    return [historyTokens, { ...common, expression: 'T_p = T_i + T_h', inputs: ['inputTokens', 'historyTokens'], compute, source }];
  }
  if (prompted) {
    const inputs = ['inputTokens', 'shots', 'tokensPerShot'];
    const compute: Formula['compute'] = (input, count, tokens) => input + count * tokens;
    return [{ ...common, expression: 'T_p = T_i + m × T_m', inputs, compute, source: inFront }];
  }
  const source = 'definition: zero-shot, the question alone';
  return [{ ...common, expression: 'T_p = T_i', inputs: ['inputTokens'], compute: (input) => input, source }];
}

const cachedOfPrompt: Formula = {
  ...cachedPrefix,
  expression: 'T_c = T_p × z_c',
  inputs: ['promptTokens', 'cachedPrefixShare'],
  compute: (prompt, share) => prompt * share,
  source: 'definition: the share of the prompt that a cache holds, mean over the requests',
};

/** Prompt and generated tokens, counted apart: a prompt is read at once, the rest is generated one by one. */
function tokensSheet({ prompted = false, cachedShare = false, turns = false }: DemandOptions): Sheet {
  return {
    inputs: [
      { key: 'inputTokens', symbol: 'T_i', unit: 'tokens/request' },
      { key: 'outputTokens', symbol: 'T_o', unit: 'tokens/request' },
      ...(turns ? [turnsOfConversation] : []),
      ...(prompted ? [...shots, cachedShare ? cachedPrefixShare : cachedPrefix] : []),
    ],
    formulas: [
      ...promptFormulas(prompted, turns),
      {
        key: 'tokensPerRequest',
        symbol: 'T_r',
        unit: 'tokens/request',
        after: 'promptTokens',
        expression: 'T_r = T_p + T_o',
        inputs: ['promptTokens', 'outputTokens'],
        compute: (prompt, output) => prompt + output,
        source: 'definition: prompt tokens + generated tokens',
      },
      ...(prompted && cachedShare ? [cachedOfPrompt] : []),
      prompted
        ? {
            key: 'prefillTokens',
            symbol: 'T_f',
            unit: 'tokens/request',
            after: 'tokensPerRequest',
            expression: 'T_f = T_p − T_c',
            inputs: ['promptTokens', 'cachedPrefixTokens'],
            compute: (prompt, cached) => prompt - cached,
            source: CACHED,
          }
        : {
            key: 'prefillTokens',
            symbol: 'T_f',
            unit: 'tokens/request',
            after: 'tokensPerRequest',
            expression: 'T_f = T_p',
            inputs: ['promptTokens'],
            compute: (prompt) => prompt,
            source: 'definition: nothing of the prompt is cached',
          },
      tokensPerWindow,
      perWindow(
        'prefillTokensPerWindow',
        'T_F',
        'tokensPerWindow',
        { key: 'prefillTokens', symbol: 'T_f' },
        'definition: prompt tokens that are computed',
      ),
      perWindow(
        'decodeTokensPerWindow',
        'T_D',
        'prefillTokensPerWindow',
        { key: 'outputTokens', symbol: 'T_o' },
        'definition: tokens that are generated',
      ),
      {
        key: 'computedTokensPerWindow',
        symbol: 'T_K',
        unit: 'tokens',
        after: 'decodeTokensPerWindow',
        expression: 'T_K = T_F + T_D',
        inputs: ['prefillTokensPerWindow', 'decodeTokensPerWindow'],
        compute: (prefill, decode) => prefill + decode,
        source: ALL_COMPUTED,
      },
    ],
  };
}

/** Tokens a second, all through the window. */
const tokensAtRate: Formula = {
  key: 'tokensPerWindow',
  symbol: 'T',
  unit: 'tokens',
  after: 'prefillTokens',
  expression: 'T = λ_T × t',
  inputs: ['askedTokensPerSecond', 'windowSeconds'],
  compute: (rate, window) => rate * window,
  source: 'definition: tokens a second × time',
};

/** The tokens of a window from what is known of the demand. */
export function demandSheet(demand: Demand, options: DemandOptions = {}): Sheet {
  const { inputs: told, formula } = rates[options.rate ?? 'requests'];
  if (demand === 'window') {
    if (formula === undefined)
      return { inputs: [{ key: 'tokensPerWindow', symbol: 'T', unit: 'tokens', after: 'prefillTokens' }], formulas: [] };
    return { inputs: told, formulas: [tokensAtRate] };
  }
  const { inputs, formulas } = demand === 'words' ? wordsSheet(options.prompted === true) : tokensSheet(options);
  if (formula === undefined) return { inputs: [...told, ...inputs], formulas };
  // A request’s length comes first: its number may follow from it.
  const asked: Formula = { ...requests, ...formula };
  return { inputs: [...told, ...inputs], formulas: formulas.flatMap((each) => (each.key === 'tokensPerWindow' ? [asked, each] : [each])) };
}
