import type { Setup } from './setup.js';

/** A setup that a search found, with the seconds of its step and the bytes of its fullest accelerator. */
export type Found = { readonly setup: Setup; readonly stepSeconds: number; readonly memoryBytes: number };

/** The fastest setups that fit, and the smallest of all. Of two that are as fast, the smaller one comes first. */
export class Ranking {
  private readonly kept: Found[] = [];
  private smallest: Found | null = null;
  private readonly top: number;
  private readonly memoryBytes: number;
  /** Seconds of the slowest that is kept; infinite while there is room. */
  slowest = Number.POSITIVE_INFINITY;

  constructor(top: number, memoryBytes: number) {
    this.top = top;
    this.memoryBytes = memoryBytes;
  }

  wants(stepSeconds: number, memoryBytes: number): boolean {
    if (memoryBytes > this.memoryBytes)
      return this.kept.length === 0 && memoryBytes < (this.smallest?.memoryBytes ?? Number.POSITIVE_INFINITY);
    return stepSeconds <= this.slowest;
  }

  /** A setup of at least so many bytes may still be kept. */
  mayFit(memoryBytes: number): boolean {
    return (
      memoryBytes <= this.memoryBytes || (this.kept.length === 0 && memoryBytes < (this.smallest?.memoryBytes ?? Number.POSITIVE_INFINITY))
    );
  }

  add(found: Found): void {
    if (found.memoryBytes > this.memoryBytes) {
      this.smallest = found;
      return;
    }
    const at = this.kept.findIndex((other) => better(found, other));
    this.kept.splice(at === -1 ? this.kept.length : at, 0, found);
    if (this.kept.length > this.top) this.kept.pop();
    if (this.kept.length === this.top) this.slowest = (this.kept.at(-1) as Found).stepSeconds;
  }

  result(): { readonly found: readonly Found[]; readonly smallest: Found | null } {
    return { found: this.kept, smallest: this.kept.length === 0 ? this.smallest : null };
  }
}

function better(one: Found, other: Found): boolean {
  return one.stepSeconds < other.stepSeconds || (one.stepSeconds === other.stepSeconds && one.memoryBytes < other.memoryBytes);
}
