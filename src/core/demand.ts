import type { Formula, Input, Sheet } from './formula.js';

/** How the demand is described: tokens in the window, a conversation in words, or prompt and completion tokens. */
export type Demand = 'window' | 'words' | 'tokens';

const shots: readonly Input[] = [
  { key: 'shots', symbol: 'm', unit: 'examples/request' },
  { key: 'tokensPerShot', symbol: 'T_m', unit: 'tokens/example' },
];
const cachedPrefix: Input = { key: 'cachedPrefixTokens', symbol: 'T_c', unit: 'tokens/request' };

/** Σ over the requests of a window. */
function perWindow(key: string, symbol: string, each: { key: string; symbol: string }, source: string): Formula {
  return {
    key,
    symbol,
    unit: 'tokens',
    expression: `${symbol} = r × t × ${each.symbol}`,
    inputs: ['requestsPerSecond', 'windowSeconds', each.key],
    compute: (rate, window, tokens) => rate * window * tokens,
    source,
  };
}

export const tokensPerWindow = perWindow(
  'tokensPerWindow',
  'T',
  { key: 'tokensPerRequest', symbol: 'T_r' },
  'definition: requests in the window × tokens a request',
);
const ALL_COMPUTED = 'definition: each token passes the model once';
const CACHED = 'definition: a cached prefix is not computed again';

/** Tokens of a conversation: all of a request, or what stands behind its examples. */
function conversation(key: string, symbol: string): Formula {
  return {
    key,
    symbol,
    unit: 'tokens/request',
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
          perWindow('computedTokensPerWindow', 'T_K', { key: 'computedTokensPerRequest', symbol: 'T_k' }, CACHED),
        ]
      : [conversation('tokensPerRequest', 'T_r'), tokensPerWindow],
  };
}

/** Prompt and generated tokens, counted apart: a prompt is read at once, the rest is generated one by one. */
function tokensSheet(prompted: boolean): Sheet {
  return {
    inputs: [
      { key: 'inputTokens', symbol: 'T_i', unit: 'tokens/request' },
      { key: 'outputTokens', symbol: 'T_o', unit: 'tokens/request' },
      ...(prompted ? [...shots, cachedPrefix] : []),
    ],
    formulas: [
      prompted
        ? {
            key: 'promptTokens',
            symbol: 'T_p',
            unit: 'tokens/request',
            expression: 'T_p = T_i + m × T_m',
            inputs: ['inputTokens', 'shots', 'tokensPerShot'],
            compute: (input, count, tokens) => input + count * tokens,
            source: 'definition: the examples stand in front of the question',
          }
        : {
            key: 'promptTokens',
            symbol: 'T_p',
            unit: 'tokens/request',
            expression: 'T_p = T_i',
            inputs: ['inputTokens'],
            compute: (input) => input,
            source: 'definition: zero-shot, the question alone',
          },
      {
        key: 'tokensPerRequest',
        symbol: 'T_r',
        unit: 'tokens/request',
        expression: 'T_r = T_p + T_o',
        inputs: ['promptTokens', 'outputTokens'],
        compute: (prompt, output) => prompt + output,
        source: 'definition: prompt tokens + generated tokens',
      },
      prompted
        ? {
            key: 'prefillTokens',
            symbol: 'T_f',
            unit: 'tokens/request',
            expression: 'T_f = T_p − T_c',
            inputs: ['promptTokens', 'cachedPrefixTokens'],
            compute: (prompt, cached) => prompt - cached,
            source: CACHED,
          }
        : {
            key: 'prefillTokens',
            symbol: 'T_f',
            unit: 'tokens/request',
            expression: 'T_f = T_p',
            inputs: ['promptTokens'],
            compute: (prompt) => prompt,
            source: 'definition: nothing of the prompt is cached',
          },
      tokensPerWindow,
      perWindow('prefillTokensPerWindow', 'T_F', { key: 'prefillTokens', symbol: 'T_f' }, 'definition: prompt tokens that are computed'),
      perWindow('decodeTokensPerWindow', 'T_D', { key: 'outputTokens', symbol: 'T_o' }, 'definition: tokens that are generated'),
      {
        key: 'computedTokensPerWindow',
        symbol: 'T_K',
        unit: 'tokens',
        expression: 'T_K = T_F + T_D',
        inputs: ['prefillTokensPerWindow', 'decodeTokensPerWindow'],
        compute: (prefill, decode) => prefill + decode,
        source: ALL_COMPUTED,
      },
    ],
  };
}

/** The tokens of a window from what is known of the demand; `prompted` when there are examples or a cached prefix. */
export function demandSheet(demand: Demand, prompted: boolean): Sheet {
  if (demand === 'window') {
    return { inputs: [{ key: 'tokensPerWindow', symbol: 'T', unit: 'tokens' }], formulas: [] };
  }
  const { inputs, formulas } = demand === 'words' ? wordsSheet(prompted) : tokensSheet(prompted);
  return { inputs: [{ key: 'requestsPerSecond', symbol: 'r', unit: 'requests/s' }, ...inputs], formulas };
}
