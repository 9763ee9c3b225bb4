import type { ProjectWords } from '../project.js';

/** What a reader of scenario files and of several answers reads, in English. */
export const projectEnglish: ProjectWords = {
  columns: {
    scenario: 'Scenario',
    kind: 'Kind',
    cost: 'Cost',
    training: 'Training',
    serving: 'Serving',
    dayCost: 'Cost a day',
    range: 'P10 to P90',
    expected: 'Expected',
    found: 'Found',
    margin: 'Margin',
    figure: 'Figure',
    before: 'Before',
    after: 'After',
    change: 'Change',
    share: 'Share',
    part: 'Because of',
  },
  kinds: { train: 'training', infer: 'serving' },
  total: 'Total',
  headline: (scenarios, gpus, servers, power) =>
    scenarios === 0
      ? 'nothing to add up: alternatives, or scenarios without an answer'
      : `${scenarios} ${scenarios === 1 ? 'scenario' : 'scenarios'}: ${gpus.count} ${gpus.one ? 'GPU' : 'GPUs'} in ${servers.count} ${servers.one ? 'server' : 'servers'} together${power === undefined ? '' : `, ${power}`}`,
  narrow: 'too narrow to show (--format json has them)',
  leftOut: (names) => `not in the total, being alternatives or without an answer: ${names}`,
  trainingCost: (money) => `all training runs together, once: ${money}`,
  per: (cost, window) => `${cost} in ${window}`,
  starter: {
    head: [
      'What is assumed, and what is expected of the answer.',
      '  llm-sizing run     what it takes, scenario by scenario and together',
      '  llm-sizing check   whether what is expected still holds (exit code 1 where it does not)',
    ],
    withoutSchema: [
      'For completion in an editor: llm-sizing schema scenario > llm-sizing.schema.json, and this as the first line:',
      '  # yaml-language-server: $schema=./llm-sizing.schema.json',
    ],
    open: 'Taken as is; take the # away to say otherwise:',
    expect: 'What is expected of the answer:',
    written: (path, scenarios) =>
      `${path} is written, with ${scenarios} ${scenarios === 1 ? 'scenario' : 'scenarios'}; next: llm-sizing check ${path}`,
  },
};
