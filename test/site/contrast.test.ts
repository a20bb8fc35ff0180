import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../site/styles/colours.css', import.meta.url), 'utf8');
const [lightPart = '', rest = ''] = css.split('@media (prefers-color-scheme: dark)');
const darkPart = rest.split("[data-color='accent']")[0] ?? '';

function tokensOf(part: string): [string, string][] {
  return [...part.matchAll(/--([\w-]+): (#[0-9a-f]{6}|var\(--[\w-]+\));/g)].map((match) => [
    match[1] ?? '',
    match[2] ?? '',
  ]);
}
const light = new Map(tokensOf(lightPart));
const themes = { light, dark: new Map([...light, ...tokensOf(darkPart)]) };

function resolve(theme: ReadonlyMap<string, string>, name: string): string {
  const value = theme.get(name);
  if (value === undefined) throw new Error(`There is no colour --${name}.`);
  return value.startsWith('#') ? value : resolve(theme, value.slice('var(--'.length, -1));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: ReadonlyMap<string, string>, a: string, b: string): number {
  const [x, y] = [luminance(resolve(theme, a)), luminance(resolve(theme, b))];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const colours = ['accent', 'neutral', 'need', 'offer', 'success', 'warning', 'danger', 'info'];
const grounds = ['background-default', 'background-tinted', 'surface-default', 'surface-tinted', 'surface-hover'];

describe.each(Object.entries(themes))('colours in the %s theme', (_, theme) => {
  it.each(colours)('let text be read on every ground: %s', (colour) => {
    for (const text of ['text-subtle', 'text-default']) {
      for (const ground of grounds) {
        for (const owner of [colour, 'neutral']) {
          expect(contrast(theme, `ds-color-${colour}-${text}`, `ds-color-${owner}-${ground}`)).toBeGreaterThanOrEqual(
            4.5,
          );
        }
      }
    }
  });

  it.each(colours)('let buttons be read and edges of fields be seen: %s', (colour) => {
    for (const base of ['base-default', 'base-hover', 'base-active']) {
      expect(
        contrast(theme, `ds-color-${colour}-base-contrast-default`, `ds-color-${colour}-${base}`),
      ).toBeGreaterThanOrEqual(4.5);
    }
    for (const ground of ['background-default', 'surface-default']) {
      expect(
        contrast(theme, `ds-color-${colour}-border-default`, `ds-color-${colour}-${ground}`),
      ).toBeGreaterThanOrEqual(3);
    }
  });
});
