import { describe, expect, it } from '@jest/globals';
import { aFamily, aPack } from '../../../../test/support/a-pack.js';
import { normaliseName, profileFor } from './job-family-matching.js';

const pack = aPack({
  families: [
    aFamily('care-and-support', {
      name: { en: 'Care and support', cy: 'Gofal a chymorth' },
      aliases: ['Home care'],
      targets: { passwords: 3 },
    }),
    aFamily('business-support', {
      name: { en: 'Business support', cy: 'Cymorth busnes' },
      aliases: ['Admin', 'Tîm gweinyddu'],
      targets: { spreadsheets: 3 },
    }),
  ],
});

describe('finding the targets of a job family', () => {
  it.each([
    ['its key', 'business-support'],
    ['its English name', 'Business support'],
    ['its Welsh name', 'Cymorth busnes'],
    ['an alias', 'Admin'],
    ['other capital letters', 'ADMIN'],
    ['spaces around it', '  Admin '],
    ['several spaces within', 'Business \t support'],
    ['an accent typed as a letter of its own', 'Tîm gweinyddu'.normalize('NFD')],
  ])('finds a family by %s', (_how, name) => {
    expect(profileFor(pack, name)).toEqual({ familyKey: 'business-support', targets: { spreadsheets: 3 } });
  });

  it.each([null, '', '   ', 'Lighthouse keepers', 'Adm'])('gives the general profile to %p', (name) => {
    expect(profileFor(pack, name)).toEqual({ familyKey: null, targets: pack.generalProfile.targets });
  });

  it('gives the general profile to a family that has no targets yet', () => {
    const families = pack.families.map((family) => ({ ...family, targets: {} }));
    const expected = { familyKey: null, targets: pack.generalProfile.targets };
    expect(profileFor({ ...pack, families }, 'Business support')).toEqual(expected);
  });

  it('compares names without regard to case and spacing', () => {
    expect(normaliseName('  Home   CARE ')).toBe('home care');
  });
});
