import type { Command } from 'commander';

/** A command with the commands that it belongs to, the program left out. */
export function pathOf(command: Command): string {
  const names: string[] = [];
  for (let each: Command | null = command; each?.parent; each = each.parent) names.unshift(each.name());
  return names.join(' ') || command.name();
}
