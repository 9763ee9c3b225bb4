import { type Diagnostic, diagnose, type Where } from '../diagnostics/diagnostic.js';
import { parseQuantity } from '../quantity/parse.js';
import type { FieldType } from './field.js';
import type { Spread } from './spread.js';

/** What is read of a field; of an amount in yuan, that too. */
type Read =
  | { readonly ok: true; readonly value: number | string; readonly spread?: Spread; readonly yuan?: number }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };
type Quantity = Extract<FieldType, { is: 'quantity' }>;

/** Yuan, as a sign, a code or a word; not the dollars, yen and others whose name ends alike. */
const YUAN = /(?:CN|RMB)?[¥￥]|(?<![a-z])(?:CNY|CNH|RMB|yuan|renminbi)(?![a-z])|人民币|(?<![美日欧港韩加澳台])[元圆]|块钱?/gi;
/** Money that is none of them. */
const OTHERS = /\$|\b(?:usd|dollars?|cents?)\b|美元|美金|JP¥|[€£]/i;

const isMoney = ({ dimension }: Quantity) => dimension === 'money' || dimension === 'hourlyPrice' || dimension === 'energyPrice';

/** The same amount with dollars in the place of yuan; undefined where it is not in yuan alone. */
function asDollars(text: string): string | undefined {
  if (OTHERS.test(text)) return undefined;
  let signs = 0;
  // Said twice (人民币14元), or of both ends of a range, it is said once.
  const written = text.replace(YUAN, () => (signs++ === 0 ? '$' : ''));
  return signs === 0 ? undefined : written;
}

/**
 * Reads an amount in yuan (`¥14/GPU-h`, `CNY 14`, `14元/时`) as USD, at the yuan for a dollar that the same question gives;
 * `rate` is that as written. `readDollars` reads the field as usual. Undefined where the text is no amount in yuan.
 */
export function readYuan(
  type: Quantity,
  text: string,
  rate: string | undefined,
  where: Where,
  readDollars: (text: string) => Read,
): Read | undefined {
  const dollars = isMoney(type) ? asDollars(text) : undefined;
  if (dollars === undefined) return undefined;
  const parsed = parseQuantity(dollars, type.dimension);
  if (!parsed.ok && parsed.problem.kind !== 'range') {
    const { problem } = parsed;
    const inYuan = (spellings: readonly string[]) => spellings.map((spelling) => spelling.replace('$', '¥'));
    const examples = inYuan(problem.examples.filter((example) => example.includes('$')));
    return fail(diagnose('invalid-quantity', { ...problem, text, alternatives: inYuan(problem.alternatives), examples }, where));
  }
  if (rate === undefined) return fail(diagnose('missing-exchange-rate', { text, why: 'none' }, where));
  const perDollar = parseQuantity(rate, 'number');
  if (!perDollar.ok) {
    const several = perDollar.problem.kind === 'range' || /,|\sto\s|[到至]/.test(rate);
    // What is no number at all is told where it stands.
    return several ? fail(diagnose('missing-exchange-rate', { text, why: 'several' }, where)) : { ok: false, diagnostics: [] };
  }
  const read = readDollars(dollars);
  if (!read.ok || typeof read.value !== 'number' || !(perDollar.value > 0)) return read;
  const { value, spread } = read;
  return { ok: true, value: value / perDollar.value, yuan: value, ...(spread && { spread: divided(spread, perDollar.value) }) };
}

/** A spread in another unit. */
function divided(spread: Spread, by: number): Spread {
  return Object.fromEntries(Object.entries(spread).map(([key, of]) => [key, typeof of === 'number' ? of / by : of])) as Spread;
}

function fail(diagnostic: Diagnostic): Read {
  return { ok: false, diagnostics: [diagnostic] };
}
