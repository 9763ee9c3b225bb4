/** So many GPUs, in words. */
export const gpusIn = (count: string): string => `${count} ${count === '1' ? 'GPU' : 'GPUs'}`;
