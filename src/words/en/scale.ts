import type { ScaleWords } from '../scale.js';

/** What a reader of `scale` reads, in English. */
export const scaleEnglish: ScaleWords = {
  title: (flops, hours) => `The lowest loss for ${flops}${hours === null ? '' : ` (${hours} GPU-hours)`}`,
  approach: 'Approach',
  parameters: 'Parameters',
  tokens: 'Tokens',
  ratio: 'Tokens a parameter',
  loss: 'Loss',
  over: (parameters) => `The same loss with ${parameters} parameters, trained for longer`,
  extra: 'More compute',
  pays: 'Pays after serving',
  note: 'C = 6·N·D; losses are of Chinchilla’s data and tokenizer. A smaller model pays once serving it has saved, at 2 FLOP a parameter and token, what training it longer cost',
};
