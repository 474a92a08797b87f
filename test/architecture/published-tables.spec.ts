import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { inProject } from '../../src/platform/project-root.js';

const sources = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
);
const filesNaming = (words: string) =>
  sources.filter((file) => readFileSync(inProject('src', file), 'utf8').includes(words)).sort();

describe('A published table', () => {
  it('is made of stored rows by the store of publications alone', () => {
    expect(filesNaming('PublishedTable.fromStored')).toEqual(['features/results/published-tables.store.ts']);
  });

  it('is made of new figures by the draft alone, after the audit', () => {
    expect(filesNaming('PublishedTable.fromAudit')).toEqual(['features/results/rules/draft-publication.ts']);
  });

  it('is the only way to the rows of a publication', () => {
    expect(filesNaming('publication_row')).toEqual(['features/results/published-tables.store.ts']);
  });
});
