import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('app/styles/tokens.css', 'utf8');
const light = tokensAfter(':root{');
const dark = { ...light, ...tokensAfter(':root[data-theme=dark]{') };
const strong = { ...light, ...tokensAfter(':root[data-contrast=more]{') };

/** Text on its ground, as the sheets pair them. */
const textPairs = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink', 'sunk'],
  ['ink-2', 'paper'],
  ['ink-2', 'surface'],
  ['ink-2', 'sunk'],
  ['ink-2', 'blue-soft'],
  ['ink-3', 'paper'],
  ['ink-3', 'surface'],
  ['ink-3', 'sunk'],
  ['blue', 'paper'],
  ['blue', 'surface'],
  ['blue', 'blue-soft'],
  ['on-blue', 'blue'],
  ['on-blue', 'blue-press'],
  ['on-bar', 'bar'],
  ['on-bar-2', 'bar'],
  ['red', 'surface'],
  ['red', 'paper'],
  ['red', 'red-soft'],
  ['red', 'blue-soft'],
  ['warn', 'paper'],
  ['warn', 'warn-soft'],
  ['green', 'paper'],
  ['green', 'green-soft'],
  ['gold', 'gold-soft'],
  ['gold-fill', 'bar'],
  ['ink', 'red-soft'],
  ['ink', 'warn-soft'],
  ['seq-ink', 'seq-1'],
  ['seq-ink', 'seq-2'],
  ['seq-ink', 'seq-3'],
  ['seq-ink-inv', 'seq-4'],
  ['seq-ink-inv', 'seq-5'],
] as const;

/** Edges of controls and marks of figures on what they stand on. */
const edgePairs = [
  ['ctl', 'surface'],
  ['ctl', 'paper'],
  ['focus', 'surface'],
  ['self', 'surface'],
  ['peer', 'surface'],
  ['sup', 'surface'],
] as const;

/** The chips of difference keep their dark ink in every theme. */
const chipGrounds = ['div-n2', 'div-n1', 'div-0', 'div-p1', 'div-p2'] as const;
const chipInk = '#15213A';

describe.each([
  ['light', light],
  ['dark', dark],
  ['more contrast', strong],
])('%s', (_, tokens) => {
  it.each(textPairs)('%s on %s reads (4.5 : 1)', (ink, ground) => {
    expect(contrast(tokens[ink]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edgePairs)('%s on %s is seen (3 : 1)', (edge, ground) => {
    expect(contrast(tokens[edge]!, tokens[ground]!)).toBeGreaterThanOrEqual(3);
  });

  it.each(chipGrounds)('a difference on %s reads', (ground) => {
    expect(contrast(chipInk, tokens[ground]!)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the dark theme', () => {
  it('is the same whether the system or the person asks for it', () => {
    expect(tokensAfter(':root:not([data-theme=light]){')).toEqual(tokensAfter(':root[data-theme=dark]{'));
  });
});

describe('the heat map', () => {
  it.each([
    ['light', light, -1],
    ['dark', dark, 1],
  ] as const)('gets steadily heavier in %s', (_, tokens, direction) => {
    const steps = [1, 2, 3, 4, 5].map((step) => luminance(tokens[`seq-${step}`]!));
    const sorted = [...steps].sort((a, b) => direction * (a - b));
    expect(steps).toEqual(sorted);
  });
});

function tokensAfter(selector: string): Record<string, string> {
  const from = css.indexOf(selector);
  expect(from, `${selector} is in tokens.css`).toBeGreaterThan(-1);
  const block = css.slice(from + selector.length, css.indexOf('}', from));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9A-Fa-f]{3,6})\b/g)].map(([, name, value]) => [name!, value!]),
  );
}

/** WCAG 2.2 relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? `#${[...hex.slice(1)].map((c) => c + c).join('')}` : hex;
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
