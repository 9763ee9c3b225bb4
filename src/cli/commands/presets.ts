import type { Command } from 'commander';
import type { Invocation } from '../invocation.js';
import { addListing, LISTED } from './list-presets.js';
import { addShow } from './show-preset.js';

/** `presets`: what comes with the program, listed and shown. */
export function completePresets(presets: Command, invocation: Invocation): void {
  for (const listed of LISTED) addListing(presets, listed, invocation);
  addShow(presets, invocation);
}
