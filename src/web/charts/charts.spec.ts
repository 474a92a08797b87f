import { describe, expect, it } from '@jest/globals';
import * as cheerio from 'cheerio';
import { drawHeatmap, inkOn, stepOf, type HeatmapInput } from './heatmap.js';
import { drawIntervalBars } from './interval-bars.js';
import { drawLevelChart } from './level-chart.js';
import { drawShareBars } from './share-bars.js';
import { steps } from './svg.js';

const hostile = '"><script>alert(1)</script>&';
const about = { id: 'gaps', title: `Finding ${hostile}`, description: 'How to read it' };

const heatmap: HeatmapInput = {
  ...about,
  columns: ['Spreadsheets', hostile],
  rows: [
    { label: hostile, cells: [{ kind: 'value', value: 0.2, text: '20%' }, { kind: 'hidden' }] },
    {
      label: 'Finance',
      cells: [{ kind: 'hidden' }, { kind: 'value', value: 0.95, text: '95%', title: hostile }],
    },
  ],
  scale: { low: 0, high: 1, lowWords: 'None', highWords: 'All' },
  hiddenWords: 'Not shown, to protect people’s answers',
};

const drawings: Record<string, string> = {
  heatmap: drawHeatmap(heatmap),
  'interval bars': drawIntervalBars({
    ...about,
    maximum: 1,
    ticks: [{ at: 0.5, text: '50%' }],
    bars: [
      { kind: 'value', label: hostile, value: 0.4, low: 0.3, high: 0.5, text: '40%' },
      { kind: 'hidden', label: 'Sensory', text: hostile },
    ],
  }),
  'level chart': drawLevelChart({
    ...about,
    levels: ['Not yet', 'With help', hostile],
    words: { level: hostile, target: 'Needed' },
    rows: [{ label: hostile, level: 0, target: 2, note: hostile }],
  }),
  'share bars': drawShareBars({
    ...about,
    parts: ['Agree', hostile],
    bars: [
      {
        kind: 'value',
        label: hostile,
        shares: [
          { share: 0.7, text: '70%' },
          { share: 0.3, text: hostile },
        ],
      },
    ],
  }),
};

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (one: string, other: string) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

describe.each(Object.entries(drawings))('The %s', (_name, svg) => {
  const $ = cheerio.load(svg, { xml: true });

  it('is one picture with a title and a description for screen readers', () => {
    expect($('svg').attr('role')).toBe('img');
    expect($(`svg > title#${$('svg').attr('aria-labelledby')}`).text()).toBe(`Finding ${hostile}`);
    expect($(`svg > desc#${$('svg').attr('aria-describedby')}`).text()).toBe('How to read it');
  });

  it('is a complete file of its own, with its colours, and nothing that a strict page forbids', () => {
    expect($('svg').attr('xmlns')).toBe('http://www.w3.org/2000/svg');
    expect(svg).not.toMatch(/\sstyle=|<style|<script|\son\w+=|NaN|undefined/);
  });

  it('prints hostile names as the text they are', () => {
    expect($('script')).toHaveLength(0);
    expect($.text()).toContain(hostile);
  });
});

describe('The heatmap', () => {
  const $ = cheerio.load(drawings['heatmap'] as string, { xml: true });

  it('prints every value in its cell, and hatches what is withheld with an explanation', () => {
    expect(
      $('text')
        .map((_, text) => $(text).text())
        .get(),
    ).toEqual(expect.arrayContaining(['20%', '95%', heatmap.hiddenWords]));
    expect($('rect[fill="url(#gaps-hatch)"]')).toHaveLength(3);
  });

  it('explains no hatching where nothing is withheld', () => {
    const rows = [{ label: 'Finance', cells: [{ kind: 'value' as const, value: 0.1, text: '10%' }] }];
    expect(drawHeatmap({ ...heatmap, columns: ['One'], rows })).not.toContain(heatmap.hiddenWords);
  });

  it('can be read on every step: contrast of at least 4.5, lightness falling evenly', () => {
    for (const [step, fill] of steps.entries())
      expect(contrast(fill, inkOn(step))).toBeGreaterThanOrEqual(4.5);
    const light = steps.map(luminance);
    expect([...light].sort((a, b) => b - a)).toEqual(light);
  });

  it.each([
    [-1, 0],
    [0, 0],
    [0.49, 2],
    [0.5, 3],
    [1, 5],
    [7, 5],
  ])('puts %d of 1 on step %i', (value, step) => expect(stepOf(value, { low: 0, high: 1 })).toBe(step));
});
