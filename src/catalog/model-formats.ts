/** Formats that a model is computed in, by the names of the peaks. */
export const MODEL_PRECISIONS = ['fp32', 'bf16', 'fp16', 'fp8', 'fp4'] as const;
export type ModelPrecision = (typeof MODEL_PRECISIONS)[number];

/** Formats that weights are kept in. */
export const WEIGHT_FORMATS = ['fp32', 'bf16', 'fp16', 'fp8', 'int8', 'int4', 'mxfp4', 'nvfp4'] as const;
export type WeightFormat = (typeof WEIGHT_FORMATS)[number];
