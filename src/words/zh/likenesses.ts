/** In what a published run may be like another. */
export const LIKENESSES: Readonly<Record<string, string>> = { accelerator: '加速卡', precision: '精度', scale: '规模' };
