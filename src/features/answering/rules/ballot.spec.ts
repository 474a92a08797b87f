import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { inProject } from '../../../platform/project-root.js';
import type { PackDocument } from '../../surveys/rules/pack-document.js';
import { skillsOf } from '../../surveys/rules/pack-reading.js';
import { cultureAnswers, skillAnswers } from './answers.js';
import { decodeBallot, decodeLeaderBallot, encodeBallot, encodeLeaderBallot, type Ballot } from './ballot.js';
import { SEALED_BYTES } from './sealed-content.js';

const packFile = inProject('survey-packs', 'digital-skills-and-culture', 'pack.json');
const pack = JSON.parse(readFileSync(packFile, 'utf8')) as PackDocument;
const hash = 'h'.repeat(43);

const some = <Answer>(keys: string[], answers: readonly Answer[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...answers)))
    .map((entries) => new Map(entries));

const ballots: fc.Arbitrary<Ballot> = fc.record({
  departmentId: fc.integer({ min: 1, max: 4_294_967_295 }),
  familyKey: fc.constantFrom(null, ...pack.families.map(({ key }) => key)),
  withdrawHash: fc.stringMatching(/^[A-Za-z0-9_-]{43}$/),
  answers: fc.record({
    skills: some(
      skillsOf(pack).map(({ key }) => key),
      skillAnswers,
    ),
    culture: some(
      pack.culture.items.map(({ key }) => key),
      cultureAnswers,
    ),
    obstacles: fc.subarray(pack.obstacles?.items.map(({ key }) => key) ?? []).map((keys) => new Set(keys)),
  }),
});

const aBallot: Ballot = {
  departmentId: 7,
  familyKey: null,
  withdrawHash: hash,
  answers: { skills: new Map([['spreadsheets', 2]]), culture: new Map(), obstacles: new Set() },
};

/** The text with one part replaced. */
function tampered(change: (content: Record<string, unknown>) => object): Uint8Array {
  const content = JSON.parse(new TextDecoder().decode(encodeBallot(pack, aBallot))) as Record<
    string,
    unknown
  >;
  return new TextEncoder().encode(JSON.stringify(change(content)));
}

describe('A ballot', () => {
  it('says the same after it was written down and read again, and leaves half of the room free', () => {
    fc.assert(
      fc.property(ballots, (ballot) => {
        const bytes = encodeBallot(pack, ballot);
        expect(bytes.length).toBeLessThan(SEALED_BYTES / 2);
        expect(decodeBallot(pack, bytes)).toEqual(ballot);
      }),
    );
  });

  it('holds what counting needs and nothing else', () => {
    const content = JSON.parse(new TextDecoder().decode(encodeBallot(pack, aBallot))) as object;
    const parts = ['format', 'department', 'family', 'skills', 'culture', 'obstacles', 'withdraw'];
    expect(Object.keys(content)).toEqual(parts);
  });

  it.each<[string, Uint8Array]>([
    ['its end missing', encodeBallot(pack, aBallot).slice(0, -1)],
    ['no text', new Uint8Array(99).fill(0xff)],
    ['another format', tampered((content) => ({ ...content, format: 'soundings-ballot/2' }))],
    ['something more', tampered((content) => ({ ...content, name: 'Carys' }))],
    ['a part missing', tampered(({ obstacles: _, ...content }) => content)],
    ['an unknown family', tampered((content) => ({ ...content, family: 'pirates' }))],
    ['an unknown level', tampered((content) => ({ ...content, skills: '5'.repeat(21) }))],
    ['too few answers', tampered((content) => ({ ...content, skills: '1' }))],
    ['a department that is none', tampered((content) => ({ ...content, department: '7' }))],
    ['a list', new TextEncoder().encode('[]')],
    ['a leader’s answer', encodeLeaderBallot({ answer: 4, withdrawHash: hash })],
  ])('with %s is not guessed at', (_what, bytes) => {
    expect(decodeBallot(pack, bytes)).toBeNull();
  });
});

describe('A leader’s ballot', () => {
  it.each([1, 2, 3, 4, 5, 'dont-know', null] as const)('keeps %s', (answer) => {
    const bytes = encodeLeaderBallot({ answer, withdrawHash: hash });
    expect(decodeLeaderBallot(bytes)).toEqual({ answer, withdrawHash: hash });
  });

  it('is never read from another ballot', () => {
    expect(decodeLeaderBallot(encodeBallot(pack, aBallot))).toBeNull();
  });
});
