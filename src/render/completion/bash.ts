import { type CommandSpec, identifier, type Path, pathsOf, sharedNames, spellingsOf, type Words } from './spec.js';

/** A completion script for bash 3.2 and later: all words stand in it, so that pressing TAB starts nothing. */
export function bashCompletion(root: CommandSpec): string {
  const lists = sharedNames(root);
  const name = identifier([root.name]);
  const paths = pathsOf(root);
  const deeper = paths.slice(1).map(({ words }) => `      '${words.slice(0, -1).join(' ')}:${words.at(-1)}') path="$path $word" ;;`);
  return `# Completion of ${root.name} for bash. For this session: source <(${root.name} completion bash)
${[...lists].map(([names, list]) => `_${name}_${list}='${names}'`).join('\n')}

_${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" path='${root.name}' word offered='' files=''
  local position
  for ((position = 1; position < COMP_CWORD; position++)); do
    word="\${COMP_WORDS[position]}"
    case "$path:$word" in
${deeper.join('\n')}
    esac
  done
  # In a list of values the last one is completed; bash takes "=" for a word of its own.
  [ "$before" = '=' ] && before="\${COMP_WORDS[COMP_CWORD-2]}"
  [ "$current" = '=' ] && { before="\${COMP_WORDS[COMP_CWORD-1]}"; current=''; }
  case "$path" in
${paths.map((path) => ofCommand(path, name, lists)).join('\n')}
  esac
  local head='' last="$current"
  case "$current" in *,*) head="\${current%,*},"; last="\${current##*,}" ;; esac
  COMPREPLY=($(compgen -W "$offered" -P "$head" -- "$last"))
  [ -n "$files" ] && COMPREPLY+=($(compgen -f -- "$current"))
}
complete -o bashdefault -F _${name} ${root.name}
`;
}

function ofCommand({ words, command }: Path, name: string, lists: ReadonlyMap<string, string>): string {
  const offered = (what: Words): string =>
    what.is === 'names' ? `offered="$_${name}_${lists.get(what.names.join(' '))}"` : what.is === 'files' ? 'files=1' : ':';
  const flags = command.flags.flatMap(spellingsOf).join(' ');
  const below = command.commands.map((each) => each.name).join(' ');
  const values = command.flags.flatMap((flag) =>
    flag.value === undefined
      ? []
      : [
          `        ${spellingsOf(flag)
            .map((spelt) => `${spelt}:*`)
            .join('|')}) ${offered(flag.value)} ;;`,
        ],
  );
  return `    '${words.join(' ')}')
      case "$before:$current" in
        *:-*) offered='${flags}' ;;
${values.join('\n')}
        *) ${below === '' ? offered(command.words) : `offered='${below}'`} ;;
      esac ;;`;
}
