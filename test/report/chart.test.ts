import { describe, expect, test } from 'vitest';
import { columns } from '../../src/render/block.js';
import type { Chart } from '../../src/render/report/chart/chart.js';
import { scaleOf } from '../../src/render/report/chart/scale.js';
import { svgOf } from '../../src/render/report/chart/svg.js';

const about = {
  id: 'c',
  title: 'A title',
  sentence: 'A sentence.',
  table: { is: 'table', columns: columns(['a', 'left']), rows: [] },
} as const;
const drawn = (chart: Chart['drawn']): string => svgOf({ ...about, drawn: chart }).markup;

const bars: Chart['drawn'] = {
  is: 'bars',
  rows: [
    {
      label: 'one <b>',
      text: '30',
      parts: [
        { label: 'weights', value: 10 },
        { label: 'rest', value: 20 },
      ],
    },
    { label: 'other', text: '60', parts: [{ label: 'weights', value: 60 }] },
  ],
  limit: { value: 120, text: '120 at most' },
};
const lines: Chart['drawn'] = {
  is: 'lines',
  x: { label: 'time', scale: 'log', text: String },
  y: { label: 'GPUs', scale: 'linear', text: String },
  series: [
    {
      label: 'a',
      points: [
        { x: 1, y: 100 },
        { x: 10, y: 10 },
        { x: 100, y: 1 },
      ],
    },
  ],
  chosen: { x: 10, y: 10, text: 'here' },
};
const spans: Chart['drawn'] = {
  is: 'spans',
  base: { value: 5, text: '5' },
  rows: [{ label: 'utilisation', low: { value: 8, text: '8' }, high: { value: 2, text: '2' } }],
};

describe('a chart', () => {
  test.each([bars, lines, spans])('is SVG with presentation attributes alone, says what it shows, and keeps text text', (chart) => {
    const svg = drawn(chart);
    expect(svg).toContain('aria-label="A title. A sentence."');
    expect(svg).not.toMatch(/style=|class=|<b>|NaN|undefined/);
    expect(drawn(chart)).toBe(svg);
  });

  test('draws bars in proportion, their parts one after the other, up to a limit beyond them', () => {
    const [first = 0, second = 0, third = 0] = [...drawn(bars).matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="18"/g)].map(
      ([, width]) => Number(width),
    );
    expect(second / first).toBeCloseTo(2, 1);
    expect(third / first).toBeCloseTo(6, 1);
    expect(drawn(bars)).toContain('120 at most');
  });

  test('tells series apart by more than colour', () => {
    expect(drawn(bars)).toContain('url(#c-hatch-1)');
    const two = drawn({
      ...lines,
      series: [
        ...lines.series,
        {
          label: 'b',
          points: [
            { x: 1, y: 1 },
            { x: 100, y: 50 },
          ],
        },
      ],
    });
    expect(two).toContain('stroke-dasharray="7 4"');
  });

  test('spans from the lesser to the greater end, whichever way an assumption moves it', () => {
    const svg = drawn(spans);
    expect(svg.indexOf('>2<')).toBeLessThan(svg.indexOf('>8<'));
  });
});

describe('a scale', () => {
  test('maps ends to ends, and equal ratios to equal distances where it is logarithmic', () => {
    const { at } = scaleOf('log', [1, 100], [0, 200], 5);
    expect([at(1), at(10), at(100)]).toEqual([0, 100, 200]);
    expect(scaleOf('linear', [0, 10], [100, 0], 5).at(2.5)).toBe(75);
  });

  test('has round ticks within its ends, in multiples of a unit', () => {
    expect(scaleOf('log', [86_400, 8_640_000], [0, 1], 6, 86_400).ticks.map((tick) => tick / 86_400)).toEqual([1, 2, 5, 10, 20, 50, 100]);
    expect(scaleOf('linear', [0, 47], [0, 1], 5).ticks).toEqual([0, 10, 20, 30, 40]);
    expect(scaleOf('log', [1, 1e12], [0, 1], 6).ticks.length).toBeLessThan(9);
  });

  test('of one value has it in the middle', () => {
    expect(scaleOf('linear', [3, 3], [0, 10], 5).at(3)).toBe(5);
  });
});
