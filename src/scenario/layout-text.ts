/** Sizes of parallel groups, as far as they are given. */
export type LayoutGiven = { readonly [group in LayoutGroup]?: number };
export const layoutGroups = ['tp', 'pp', 'vp', 'dp', 'cp', 'ep', 'adp'] as const;
type LayoutGroup = (typeof layoutGroups)[number];

/** `tp=8,pp=16`, or what is wrong with it: a part that is none, or one that stands twice. */
export type LayoutRead = { readonly ok: true; readonly layout: LayoutGiven } | { readonly ok: false; readonly part: string };

const PART = /^\s*(tp|pp|vp|dp|cp|ep|adp)\s*[=:]?\s*(\d{1,6})\s*$/i;

export function readLayout(text: string): LayoutRead {
  const layout: Partial<Record<LayoutGroup, number>> = {};
  for (const part of text.split(/[,\s]+/).filter((each) => each !== '')) {
    const [, group, size] = PART.exec(part) ?? [];
    const key = group?.toLowerCase() as LayoutGroup | undefined;
    if (key === undefined || layout[key] !== undefined || !(Number(size) >= 1)) return { ok: false, part };
    layout[key] = Number(size);
  }
  return Object.keys(layout).length === 0 ? { ok: false, part: text } : { ok: true, layout };
}

/** A layout as one writes it, groups in their usual order. */
export function writtenLayout(layout: LayoutGiven): string {
  return layoutGroups.flatMap((group) => (layout[group] === undefined ? [] : [`${group}=${layout[group]}`])).join(',');
}
