import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Configuration } from '../config/configuration.js';
import { Verp } from './verp.js';

const settings = (changes: Partial<Configuration> = {}) =>
  Object.assign(new Configuration(), {
    secretKey: 'a secret for tests that nobody needs to keep',
    mailFrom: 'digital-skills@northmoor.example',
    bounceAddress: 'bounces@northmoor.example',
    ...changes,
  });
const verp = new Verp(settings());
const key = fc
  .tuple(
    fc.integer({ min: 1, max: 4_294_967_295 }),
    fc.integer({ min: 1, max: 99_999 }),
    fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
  )
  .map(([batch, position, time]) => `${batch}.${position}.${time.getTime().toString(36)}`);
const localPartOf = (address: string) => address.slice(0, address.lastIndexOf('@'));

describe('the return address of a message', () => {
  it('names the message, in lower case and at most 64 characters before the @', () => {
    fc.assert(
      fc.property(key, (one) => {
        const address = verp.envelopeSender(one);
        expect(localPartOf(address)).toMatch(/^bounces\+[0-9a-z.]+-[a-z2-7]{16}$/);
        expect(localPartOf(address).length).toBeLessThanOrEqual(64);
        expect(verp.keyIn(address)).toBe(one);
      }),
    );
  });

  it('fits even behind the longest name that the settings allow', () => {
    const long = new Verp(settings({ bounceAddress: `${'b'.repeat(20)}@northmoor.example` }));
    const address = long.envelopeSender('4294967295.99999.zzzzzzzz');
    expect(localPartOf(address)).toHaveLength(63);
    expect(long.keyIn(address)).toBe('4294967295.99999.zzzzzzzz');
  });

  it('is found whatever case and company it comes back in', () => {
    fc.assert(
      fc.property(key, fc.boolean(), (one, loud) => {
        const address = verp.envelopeSender(one);
        const line = `Return-Path: <${loud ? address.toUpperCase() : address}>\r\n`;
        expect(verp.keyIn(`X-Other: <1.2.x-aaaaaaaaaaaaaaaa@northmoor.example>\r\n${line}`)).toBe(one);
      }),
    );
  });

  it('is ignored when a single character of key or proof was changed', () => {
    fc.assert(
      fc.property(
        key,
        fc.nat(),
        fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz.-'),
        (one, at, put) => {
          const signed = verp.signed(one);
          const place = at % signed.length;
          const changed = `${signed.slice(0, place)}${put}${signed.slice(place + 1)}`;
          fc.pre(changed !== signed);
          expect(verp.keyIn(`bounces+${changed}@northmoor.example`)).toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is ignored when another server made it', () => {
    const other = new Verp(settings({ secretKey: 'another secret that is long enough for this' }));
    fc.assert(fc.property(key, (one) => expect(other.keyIn(verp.envelopeSender(one))).toBeNull()));
  });

  it('is not looked for in vain for long', () => {
    const hostile = `${'1.1.a-'.repeat(50_000)}${'1'.repeat(200_000)}${'.'.repeat(100_000)}`;
    const before = performance.now();
    expect(verp.keyIn(hostile)).toBeNull();
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('is the plain address for what is not in the ledger, and the sender’s where none is set', () => {
    expect(verp.envelopeSender('Preview-1')).toBe('bounces@northmoor.example');
    expect(new Verp(settings({ bounceAddress: '' })).envelopeSender('12.7.abc')).toBe(
      'digital-skills@northmoor.example',
    );
  });
});
