import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash, generateKeyPairSync, verify, type KeyObject } from 'node:crypto';
import DKIM from 'nodemailer/lib/dkim';
import { composeMessage } from './compose-message.js';
import { withDkimSignature } from './dkim-signature.js';
import type { Letter } from './letter.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const key = { domain: 'Northmoor.example', selector: 's2026', privateKey };
const date = new Date('2026-11-02T09:05:00.700Z');
const sender = { name: 'Cyngor Northmoor, â’r “enw”', address: 'digital-skills@northmoor.example' };
const letter: Letter = {
  to: 'carys@northmoor.example',
  toName: 'Siân Price',
  subject: 'Eich barn: ŵ, ŷ a 10 €, a bit more so that the line has to be folded somewhere',
  text: 'Annwyl Siân,  \n\n“helô”\t \n\n\n',
  html: '<p>Siân ŵ</p>\n',
  headers: {
    'List-Unsubscribe':
      '<https://skills.northmoor.example/opt-out/Qm3vT8yZkLw0aXcR5uJ7hN2bGd9sPfE4iOq1Wt6Yx-A>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  language: 'cy',
};
const compose = (changes: Partial<Letter> = {}) =>
  composeMessage({ ...letter, ...changes }, { key: '12.7.abc', date, mayHaveGoneOut: false }, sender);

/** A verifier as RFC 6376 describes it, written from the receiver's side. */
function check(raw: Buffer, by: KeyObject): { holds: boolean; tags: Map<string, string> } {
  const text = raw.toString('latin1');
  const [head, body] = [text.slice(0, text.indexOf('\r\n\r\n')), text.slice(text.indexOf('\r\n\r\n') + 4)];
  const fields = head.split(/\r\n(?![ \t])/).map((field) => {
    const [name, ...value] = field.split(':');
    const unfolded = value
      .join(':')
      .replaceAll('\r\n', '')
      .replace(/[ \t]+/g, ' ');
    return { name: name!.toLowerCase().trimEnd(), value: unfolded.trim() };
  });
  const own = fields.find(({ name }) => name === 'dkim-signature')!;
  const tags = new Map(
    own.value.split(';').map((tag) => {
      const at = tag.indexOf('=');
      return [tag.slice(0, at).trim(), tag.slice(at + 1).trim()] as const;
    }),
  );
  const left = fields.filter((field) => field !== own);
  const signed = tags
    .get('h')!
    .split(':')
    .map((part) => {
      const at = left.map(({ name }) => name).lastIndexOf(part.trim().toLowerCase());
      const [field] = at < 0 ? [] : left.splice(at, 1);
      return field ? `${field.name}:${field.value}\r\n` : '';
    });
  const empty = `dkim-signature:${own.value.replace(/b=[^;]*$/, 'b=')}`;
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').trimEnd());
  while (lines.at(-1) === '') lines.pop();
  const hash = createHash('sha256')
    .update(`${lines.join('\r\n')}\r\n`, 'latin1')
    .digest('base64');
  const signature = Buffer.from(tags.get('b')!.replace(/\s/g, ''), 'base64');
  const holds = verify('sha256', Buffer.from(signed.join('') + empty, 'latin1'), by, signature);
  return { holds: holds && hash === tags.get('bh')!.replace(/\s/g, ''), tags };
}

describe('A DKIM signature', () => {
  it('holds under the public key, and covers what receivers look for', async () => {
    const { holds, tags } = check(await withDkimSignature(compose(), date, key), publicKey);
    expect(holds).toBe(true);
    expect(Object.fromEntries(tags)).toMatchObject({
      ...{ v: '1', a: 'rsa-sha256', c: 'relaxed/relaxed', d: 'northmoor.example', s: 's2026' },
      t: String(Date.parse('2026-11-02T09:05:00Z') / 1_000),
    });
    const covered = tags.get('h')!.replace(/\s/g, '').split(':');
    for (const name of ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type']) {
      expect(covered).toContain(name);
    }
    // RFC 8058, section 4.
    expect(covered).toContain('list-unsubscribe');
    expect(covered).toContain('list-unsubscribe-post');
  });

  it('is the same for every copy of a message', async () => {
    const [one, other] = [
      await withDkimSignature(compose(), date, key),
      await withDkimSignature(compose(), date, key),
    ];
    expect(one.equals(other)).toBe(true);
    expect(one.subarray(one.indexOf('Content-Language')).equals(compose())).toBe(true);
  });

  it('breaks when somebody changes a header or the body, or adds a second From', async () => {
    const signed = (await withDkimSignature(compose(), date, key)).toString('latin1');
    const changes = [
      signed.replace('To: ', 'To: Somebody '),
      signed.replace('helaeth', '').replace('<p>', '<p>More '),
      signed.replace('opt-out/', 'opt-in/'),
      `From: Mallory <mallory@northmoor.example>\r\n${signed}`,
      signed.replace('\r\nFrom:', '\r\nFrom: Mallory <m@northmoor.example>\r\nFrom:'),
    ];
    for (const changed of changes) expect(check(Buffer.from(changed, 'latin1'), publicKey).holds).toBe(false);
    const spaces = signed.replace('Subject: ', 'subject:   ');
    expect(check(Buffer.from(spaces, 'latin1'), publicKey).holds).toBe(true);
  });

  it('has lines that every server takes', async () => {
    const signed = (await withDkimSignature(compose(), date, key)).toString('latin1');
    const [own] = signed.split('Content-Language');
    for (const line of own!.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
    expect(signed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('hashes the body as another signer does', async () => {
    const other = new DKIM({
      domainName: key.domain,
      keySelector: key.selector,
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    });
    const chunks: Buffer[] = [];
    for await (const chunk of other.sign(compose())) chunks.push(chunk as Buffer);
    const theirs = Buffer.concat(chunks);
    expect(check(theirs, publicKey).holds).toBe(true);
    const ours = check(await withDkimSignature(compose(), date, key), publicKey);
    expect(ours.tags.get('bh')).toBe(check(theirs, publicKey).tags.get('bh'));
  });

  it('holds whatever a letter says', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\r\n', '  ', '\t', '\n\n', '.', ' \r\n'),
    );
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(text, text, text, async (subject, toName, body) => {
        const message = compose({ subject, toName, text: body, html: body });
        expect(check(await withDkimSignature(message, date, key), publicKey).holds).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
