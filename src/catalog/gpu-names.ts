import { nearest } from '../diagnostics/suggest.js';

/** Words that name who made a card, or dress its name, and say nothing of which card it is. */
const DRESS = new Set(
  'nvidia amd intel google aws amazon huawei microsoft apple geforce tesla instinct quadro tensor core gpu gpus accelerator graphics card oam corporation inc'.split(
    ' ',
  ),
);
/** Names that look for a card of this vendor, by how they begin. */
const VENDORS: Readonly<Record<string, RegExp>> = {
  AMD: /^(mi|rx|r9|radeon|amd|instinct)/,
  Google: /^(tpu|google)/,
  Intel: /^(gaudi|intel|arc)/,
  Huawei: /^(ascend|huawei|910|950|960)/,
};

type Card = { readonly id: string; readonly aliases: readonly string[]; readonly vendor: string };

/** The words of a name that say which card it is: `NVIDIA Tesla T4` is `t4`, `MI300X OAM` is `mi300x`. */
export function cardWords(name: string): readonly string[] {
  const words = wordsOf(name);
  const said = words.filter((word) => !DRESS.has(word));
  return said.length === 0 ? words : said;
}

function wordsOf(name: string): readonly string[] {
  return name
    .slice(-100)
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/\((r|tm)\)|[®™]/g, ' ')
    .split(/[^a-z0-9.]+/)
    .filter((word) => word !== '');
}

/** Other ways to write the same name, to be looked up in turn. */
export function otherSpellings(name: string): readonly string[] {
  const said = cardWords(name);
  const plain = said.join('-');
  // Of memory that the name says as nvidia-smi does, the size alone counts.
  const bare = said.filter((word) => !/^(hbm\d?e?|gddr\d|mega|pcie\d|sku\d+)$/.test(word)).join('-');
  return [...new Set([plain, bare])].filter((spelling) => spelling !== '');
}

/**
 * The cards that a name probably means: of the same vendor, the same size of memory where it says one,
 * and a number that begins alike, so that `mi450` is near `mi455x` and not near `mi250`.
 */
export function nearestCards(name: string, cards: readonly Card[], limit = 3): readonly string[] {
  const wanted = traitsOf(name);
  const owners = new Map(cards.flatMap((card) => [card.id, ...card.aliases].map((known) => [known, card] as const)));
  const fits = (known: string) => {
    const card = owners.get(known);
    return card !== undefined && fitsTraits(wanted, traitsOf(known), card);
  };
  const alike = nearest(name, owners.keys(), owners.size);
  const family = cards.flatMap(({ id }) => (wanted.number !== '' && traitsOf(id).letters === wanted.letters ? [id] : []));
  const distance = (known: string) => {
    const { letters, number } = traitsOf(known);
    return letters === wanted.letters ? Math.abs(Number(number) - Number(wanted.number)) : 0;
  };
  const found = [...new Set([...alike, ...family])].filter(fits);
  return found.toSorted((a, b) => distance(a) - distance(b)).slice(0, limit);
}

type Traits = { readonly vendor: string | undefined; readonly letters: string; readonly number: string; readonly gigabytes: string };

function traitsOf(name: string): Traits {
  const all = wordsOf(name);
  const said = cardWords(name).join('-');
  const [, letters = '', number = ''] = /([a-z]*)-?(\d[\do]*)/.exec(said.replace(/\b\d+g(i?b)?\b/g, '')) ?? [];
  const vendor = Object.keys(VENDORS).find((each) => VENDORS[each]?.test(all[0] ?? '') || VENDORS[each]?.test(said));
  return {
    vendor: all.includes('nvidia') ? 'NVIDIA' : vendor,
    letters,
    number: number.replaceAll('o', '0'),
    gigabytes: /\b(\d+)g(i?b)?\b/.exec(said)?.[1] ?? '',
  };
}

/** A number in another place is another card; where the letters are the same, it may go on otherwise. */
function fitsTraits(wanted: Traits, known: Traits, { id, vendor }: Card): boolean {
  if (wanted.vendor !== undefined && wanted.vendor !== vendor) return false;
  const gigabytes = known.gigabytes === '' ? traitsOf(id).gigabytes : known.gigabytes;
  if (wanted.gigabytes !== '' && gigabytes !== '' && wanted.gigabytes !== gigabytes) return false;
  if (wanted.number === '' || known.number === '') return true;
  return wanted.letters === known.letters
    ? wanted.number.length === known.number.length && wanted.number[0] === known.number[0]
    : wanted.number === known.number;
}
