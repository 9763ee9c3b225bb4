import { type CommandSpec, pathsOf, sharedNames, spellingsOf, type Words } from './spec.js';

/** A completion script for PowerShell. */
export function powershellCompletion(root: CommandSpec): string {
  const lists = sharedNames(root);
  const listed = (words: Words | undefined): string =>
    words?.is === 'names' ? `$lists['${lists.get(words.names.join(' '))}']` : words?.is === 'files' ? '$null' : '@()';
  const commands = pathsOf(root).map(({ words, command }) => {
    const flags = command.flags.flatMap((flag) =>
      spellingsOf(flag).map(
        (spelt) =>
          `      '${spelt}' = @{ text = '${quoted(flag.description)}'; takes = $${flag.value !== undefined}; names = ${listed(flag.value)} }`,
      ),
    );
    const below = command.commands.map((each) => `      '${each.name}' = '${quoted(each.description)}'`);
    return `    '${words.join(' ')}' = @{
      words = ${listed(command.words)}
      below = [ordered]@{
${below.join('\n')}
      }
      flags = [ordered]@{
${flags.join('\n')}
      }
    }`;
  });
  return `# Completion of ${root.name} for PowerShell: add its output to $PROFILE.
Register-ArgumentCompleter -Native -CommandName ${root.name} -ScriptBlock {
  param($typed, $tree, $position)
  $lists = @{
${[...lists].map(([names, list]) => `    '${list}' = '${quoted(names)}' -split ' '`).join('\n')}
  }
  $commands = @{
${commands.join('\n')}
  }
  $path = '${root.name}'
  $before = ''
  foreach ($element in $tree.CommandElements | Select-Object -Skip 1) {
    if ($element.Extent.EndOffset -ge $position -and $typed -ne '') { break }
    $before = $element.ToString()
    if ($commands.ContainsKey("$path $before")) { $path = "$path $before" }
  }
  $command = $commands[$path]
  $flag = $command.flags[$before]
  $head = ''
  $last = $typed
  if ($typed -match '^(.*,)([^,]*)$') { $head = $Matches[1]; $last = $Matches[2] }
  $offer = { param($word, $text) [System.Management.Automation.CompletionResult]::new("$head$word", $word, 'ParameterValue', $text) }
  if ($flag -and $flag.takes -and $typed -notlike '-*') { $flag.names | Where-Object { $_ -like "$last*" } | ForEach-Object { & $offer $_ $_ } }
  elseif ($typed -like '-*') { $command.flags.Keys | Where-Object { $_ -like "$typed*" } | ForEach-Object { & $offer $_ $command.flags[$_].text } }
  elseif ($command.below.Count -gt 0) { $command.below.Keys | Where-Object { $_ -like "$typed*" } | ForEach-Object { & $offer $_ $command.below[$_] } }
  else { $command.words | Where-Object { $_ -like "$last*" } | ForEach-Object { & $offer $_ $_ } }
}
`;
}

const quoted = (text: string): string => text.replaceAll("'", "''");
