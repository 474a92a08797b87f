import { describe, expect, it } from '@jest/globals';
import { forgetKeyFolder } from './key-folder-of-web.js';

describe('The key folder of a web process', () => {
  it.each([
    [{ KEY_FOLDER: '/var/lib/soundings/keys', HTTP_PORT: '3000' }, true],
    [{ KEY_FOLDER: ' ', HTTP_PORT: '3000' }, false],
    [{ HTTP_PORT: '3000' }, false],
  ])('is forgotten: %j', (environment: NodeJS.ProcessEnv, wasSet) => {
    expect(forgetKeyFolder(environment)).toBe(wasSet);
    expect(environment).toEqual({ HTTP_PORT: '3000' });
  });
});
