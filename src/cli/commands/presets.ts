import type { Command } from 'commander';
import type { Invocation } from '../invocation.js';
import { addListing, LISTED } from './list-presets.js';
import { addShow } from './show-preset.js';

/** `presets`: what comes with the program, listed and shown. */
export function addPresetsCommand(program: Command, invocation: Invocation): void {
  const presets = program.command('presets').description('the models, accelerators and regions that come with the program');
  if (!invocation.argv.includes('presets')) return;
  for (const listed of LISTED) addListing(presets, listed, invocation);
  addShow(presets, invocation);
}
