import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inProject } from '../../src/platform/project-root.js';

const cruiser = createRequire(import.meta.url)(inProject('.dependency-cruiser.cjs')) as {
  features: string[];
};

describe('The order of the features', () => {
  it('names every folder of src/features, and no folder that is not there', () => {
    expect([...cruiser.features].sort()).toEqual(readdirSync(inProject('src/features')).sort());
  });
});
