import { describe, expect, it } from '@jest/globals';
import { envExample } from './env-example.js';
import { loadConfiguration } from './load-configuration.js';
import { contrastWithWhite, isReadableColour } from './readable-colour.js';

describe('The colour of an organisation', () => {
  it.each([
    ['#000000', 21],
    ['#ffffff', 1],
    ['#767676', 4.54],
  ])('%s has a contrast of %d with white', (colour, contrast) => {
    expect(contrastWithWhite(colour)).toBeCloseTo(contrast, 2);
  });

  it.each(['#0b5568', '#7A1F5C', '#767676'])('%s can be read', (colour) =>
    expect(isReadableColour(colour)).toBe(true),
  );

  it.each(['#777777', '#ffdd00', 'teal', '#0b5', '', undefined, '#0b5568;}'])('%s is refused', (colour) =>
    expect(isReadableColour(colour)).toBe(false),
  );

  it.each(['7A1F5C', '#7A1F5C'])('is read from the setting %s', (colour) => {
    const lines = envExample().matchAll(/^([A-Z_]+)=(.*)$/gm);
    const given = Object.fromEntries([...lines].map(([, name, value]) => [name as string, value as string]));
    expect(loadConfiguration({ ...given, ACCENT_COLOUR: colour }).accentColour).toBe('#7A1F5C');
    expect(() => loadConfiguration({ ...given, ACCENT_COLOUR: 'ffdd00' })).toThrow(/ACCENT_COLOUR/);
  });
});
