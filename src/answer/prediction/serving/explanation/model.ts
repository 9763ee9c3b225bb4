/** Where the model of a step is written down. */
export const MODEL = 'docs/serving.md, The model: ';

/** No sequence beside the prompt. */
export const ALMOST_NONE = 1e-9;
