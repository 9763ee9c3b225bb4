import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliDecompressSync, deflateRawSync } from 'node:zlib';
import { diagnose, SizingError } from '../diagnostics/diagnostic.js';
import { systemReason } from '../diagnostics/system-error.js';
import type { PageParts } from '../render/report/page.js';

/** The scripts of a report as the build made it, seen from the source tree and from the build alike, and what vouches for it. */
export function pageParts(language: string): PageParts {
  return {
    // A page that computes says something.
    script: (name) => (name === 'plain' || name === 'unpack' ? [name] : [`${name}-words-${language}`, name]).map(scriptOf).join('\n'),
    packed: (text) => deflateRawSync(text, { level: 9, memLevel: 9 }).toString('base64'),
    sha256: (text) => createHash('sha256').update(text).digest('base64'),
  };
}

function scriptOf(name: string): string {
  try {
    return brotliDecompressSync(readFileSync(`${import.meta.dirname}/../../dist/report/${name}.js.br`)).toString();
  } catch (error) {
    throw new SizingError([diagnose('presets-unreadable', { path: 'dist/report', reason: systemReason(error, 'reading') })]);
  }
}
