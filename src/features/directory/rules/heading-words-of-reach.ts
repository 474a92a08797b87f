import type { Field } from './fields.js';

/** Headings of columns that say how somebody without email is reached; written as `plainHeading` writes them. */
export const reachWords: Partial<Record<Field, readonly string[]>> = {
  mobile: [
    ...['work mobile', 'work mobile number', 'mobile', 'mobile number', 'mobile no', 'mobile phone'],
    ...['mobile phone number', 'mobile telephone', 'cell phone', 'personal mobile', 'home mobile'],
    ...['ffon symudol', 'rhif ffon symudol', 'symudol', 'rhif symudol'],
  ],
  postalAddress: [
    ...[
      'postal address',
      'full address',
      'address',
      'home address',
      'correspondence address',
      'mailing address',
    ],
    ...['cyfeiriad post', 'cyfeiriad llawn', 'cyfeiriad', 'cyfeiriad cartref'],
  ],
  addressLine1: [
    'address line 1',
    'address 1',
    'address line one',
    'street',
    'llinell cyfeiriad 1',
    'cyfeiriad 1',
  ],
  addressLine2: ['address line 2', 'address 2', 'address line two', 'llinell cyfeiriad 2', 'cyfeiriad 2'],
  addressLine3: ['address line 3', 'address 3', 'address line three', 'llinell cyfeiriad 3', 'cyfeiriad 3'],
  addressLine4: ['address line 4', 'address 4', 'town', 'city', 'post town', 'tref', 'cyfeiriad 4'],
  addressLine5: ['address line 5', 'address 5', 'county', 'sir', 'cyfeiriad 5'],
  postcode: ['postcode', 'post code', 'postal code', 'zip code', 'cod post'],
};
