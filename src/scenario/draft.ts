import type { Catalog, Found } from '../catalog/catalog.js';
import type { DiagnosticCode, MessageParameters } from '../diagnostics/codes.js';
import { type Diagnostic, diagnose, type Where } from '../diagnostics/diagnostic.js';
import { type Remark, type RemarkCode, remark } from '../diagnostics/remark.js';
import type { Kind } from './field.js';
import { fieldOf, quantityOf } from './fields.js';
import type { Value } from './read.js';
import type { Origin } from './resolved.js';
import type { Spread } from './spread.js';

/** A value that the user gave, and where; of a range, the middle, and how it is spread; of an amount in yuan, that too. */
export type Given = { readonly value: Value; readonly where: Where; readonly spread?: Spread; readonly yuan?: number };

/** A scenario on its way to being resolved: collects assumptions, and every mistake rather than the first. */
export class Draft {
  readonly scenario: Record<string, Value> = {};
  readonly sources: Record<string, Origin> = {};
  readonly quantities = new Map<string, number>();
  readonly warnings: Remark[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly kind: Kind;
  readonly given: ReadonlyMap<string, Given>;
  readonly catalog: Catalog;
  /** One of several accelerators side by side. */
  readonly compared: boolean;

  constructor(kind: Kind, given: ReadonlyMap<string, Given>, catalog: Catalog, compared = false) {
    this.compared = compared;
    this.kind = kind;
    this.given = given;
    this.catalog = catalog;
  }

  has(key: string): boolean {
    return this.given.has(key);
  }

  number(key: string): number | undefined {
    const value = this.given.get(key)?.value;
    return typeof value === 'number' ? value : undefined;
  }

  text(key: string): string | undefined {
    const value = this.given.get(key)?.value;
    return typeof value === 'string' ? value : undefined;
  }

  /** Records the value of a field that the sheet works out by itself. */
  state(key: string, value: Value, origin: Origin): void {
    this.scenario[key] = value;
    this.sources[key] = origin;
  }

  /** Records the value of a field and, where it sets one, of the sheet's quantity. */
  assume(key: string, value: Value, origin: Origin): void {
    this.state(key, value, origin);
    const quantity = quantityOf(key, this.kind);
    if (quantity !== undefined && typeof value === 'number') this.quantities.set(quantity, value);
  }

  /** Takes what the user gave, else the first of the alternatives that is known. */
  take(key: string, ...alternatives: readonly (readonly [value: number | null | undefined, origin: Origin])[]): number | undefined {
    const own = this.number(key);
    const choices = [[own, 'given'] as const, ...alternatives, [fieldOf(key)?.default, 'default'] as const];
    for (const [value, origin] of choices) {
      if (typeof value !== 'number') continue;
      this.assume(key, value, origin);
      return value;
    }
    return undefined;
  }

  /** The preset that the user named in a field; names were checked when they were read. */
  preset<Fact extends { readonly id: string }>(key: string, of: (catalog: Catalog) => (name: string) => Found<Fact>): Fact | null {
    const name = this.text(key);
    const found = name === undefined ? undefined : of(this.catalog)(name).found;
    if (found === undefined) return null;
    this.assume(key, found.id, 'given');
    return found;
  }

  fail<Code extends DiagnosticCode>(code: Code, parameters: MessageParameters<Code>, key?: string): void {
    const where = key === undefined ? undefined : this.given.get(key)?.where;
    this.diagnostics.push(diagnose(code, parameters, where));
  }

  warn<Code extends RemarkCode>(code: Code, parameters: Parameters<typeof remark<Code>>[1]): void {
    this.warnings.push(remark(code, parameters));
  }
}
