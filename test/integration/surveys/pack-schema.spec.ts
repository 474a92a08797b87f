import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  findPackFaults,
  findSchemaFaults,
  surveyPacksFolder,
} from '../../../src/features/surveys/pack-schema.js';
import { aPack } from '../../support/a-pack.js';

type Node = Record<string, unknown>;

const schema = JSON.parse(readFileSync(join(surveyPacksFolder(), 'pack.schema.json'), 'utf8')) as Node;

/** Places in the schema whose description is missing. */
function undescribed(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const properties = Object.entries((node as { properties?: Node }).properties ?? {});
  const silent = properties.filter(([, property]) => !(property as Node)['description']);
  const deeper = Object.entries(node).flatMap(([name, child]) => undescribed(child, `${path}/${name}`));
  return [...silent.map(([name]) => `${path}/${name}`), ...deeper];
}

describe('the published JSON Schema', () => {
  it('describes every property', () => {
    expect(undescribed(schema, '')).toEqual([]);
  });

  it('accepts a sound pack', () => {
    expect(findSchemaFaults(aPack())).toEqual([]);
  });

  it.each([null, undefined, 'a pack', 7, []])('refuses %p', (document) => {
    expect(findPackFaults(document)).toEqual([{ path: '', message: 'Put an object here' }]);
  });

  it.each<[string, unknown, string, string]>([
    ['another format', { format: 'csv' }, '/format', 'Write "soundings-pack/1" here'],
    ['a version below 1', { version: 0 }, '/version', 'Use a number from 1 upwards'],
    ['minutes as a text', { minutes: '10' }, '/minutes', 'Put a whole number here'],
    ['a title in English alone', { title: { en: 'Skills' } }, '/title/cy', 'Add "cy": it is missing'],
    [
      'a key with capital letters',
      { key: 'My Pack' },
      '/key',
      'Use lower-case letters and digits, with single hyphens between words',
    ],
    [
      'a property that packs do not have',
      { colour: 'blue' },
      '/colour',
      'Remove "colour": a pack has no such property here',
    ],
    ['a leader item of the wrong kind', { leaderItem: 'yes' }, '/leaderItem', 'Put an object or null here'],
    ['no areas', { areas: [] }, '/areas', 'Give at least 1 entry'],
    [
      'a date in another form',
      { welsh: { status: 'draft', translator: '', signedOn: '3/10/2026' } },
      '/welsh/signedOn',
      'Write a date as YYYY-MM-DD, or leave it empty',
    ],
    [
      'an unknown state of the Welsh',
      { welsh: { status: 'done', translator: '', signedOn: '' } },
      '/welsh/status',
      'Use one of "draft", "signed"',
    ],
  ])('says what to do about %s', (_what, changes, ...[path, message]) => {
    expect(findSchemaFaults({ ...aPack(), ...(changes as object) })).toEqual([{ path, message }]);
  });
});

describe('all faults of a document', () => {
  it('holds faults of structure and of meaning in one list, one a place', () => {
    const pack = { ...aPack(), key: 'My Pack', title: { en: '', cy: 'Pecyn' } };
    pack.generalProfile.targets = { telepathy: 2 };
    expect(findPackFaults(pack).map(({ path }) => path)).toEqual([
      '/key',
      '/title/en',
      '/generalProfile/targets/telepathy',
    ]);
  });

  it('leaves meaning alone where something is missing', () => {
    const pack = aPack() as Partial<ReturnType<typeof aPack>>;
    delete pack.areas;
    expect(findPackFaults(pack)).toEqual([{ path: '/areas', message: 'Add "areas": it is missing' }]);
  });
});
