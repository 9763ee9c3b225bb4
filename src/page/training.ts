import { live } from './live.js';

/** What the model of a training step takes from tables, for the one model and accelerator of the page. */
export const publishedShapes = live.tables?.shapes ?? {};
export const grokShape = () => publishedShapes['grok-1'];
export const machineOf = () => live.tables?.machine ?? null;
export const knownErrors = live.tables?.errors ?? [];
