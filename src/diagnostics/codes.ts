import type { messages } from '../words/en/messages.js';

export type DiagnosticCode = keyof typeof messages;
export type MessageParameters<Code extends DiagnosticCode> = Parameters<(typeof messages)[Code]>[0];

const NO_ANSWER: ReadonlySet<DiagnosticCode> = new Set([
  'no-solution',
  'above-possible',
  'below-one',
  'only-spares',
  'too-large',
  'does-not-fit',
  'target-unreachable',
  'no-layout',
  'no-layout-fits',
  'no-cluster',
]);

export function exitCodeOf(code: DiagnosticCode): 2 | 3 | 70 {
  if (code === 'internal' || code === 'presets-unreadable') return 70;
  return NO_ANSWER.has(code) ? 3 : 2;
}
