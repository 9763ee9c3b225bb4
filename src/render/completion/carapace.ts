import type { CommandSpec, FlagSpec, Words } from './spec.js';

/** A specification for carapace, which completes in many shells. JSON is YAML. */
export function carapaceSpec(root: CommandSpec): string {
  return `${JSON.stringify(commandOf(root), null, 2)}\n`;
}

function commandOf({ name, description, flags, words, commands }: CommandSpec): object {
  const valued = flags.flatMap((flag) => (flag.value === undefined ? [] : [[flag.long.replace(/^--/, ''), offered(flag.value)] as const]));
  return {
    name,
    description,
    flags: Object.fromEntries(flags.map((flag) => [spelt(flag), flag.description])),
    completion: {
      flag: Object.fromEntries(valued),
      ...(commands.length === 0 && { positionalany: offered(words) }),
    },
    commands: commands.map(commandOf),
  };
}

/** `-o, --out=`: what takes a value ends with an equals sign, or a question mark where it may do without. */
function spelt({ long, short, value, optional }: FlagSpec): string {
  return `${short === undefined ? '' : `${short}, `}${long}${value === undefined ? '' : optional ? '?' : '='}`;
}

function offered(words: Words): readonly string[] {
  if (words.is === 'names') return words.names;
  return words.is === 'files' ? ['$files'] : [];
}
