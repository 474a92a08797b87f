import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Configuration } from '../config/configuration.js';
import { KeyFolder } from './key-folder.js';

const uid = '0d1a4a4e-3f5c-4f0e-9a55-0a4b1c2d3e4f';
const parent = await mkdtemp(join(tmpdir(), 'soundings-keys-'));
const keyFolder = join(parent, 'keys');
const folder = new KeyFolder(Object.assign(new Configuration(), { keyFolder }));

afterAll(() => rm(parent, { recursive: true, force: true }));

describe('The key folder', () => {
  it('keeps a key of 32 bytes that only its owner may read', async () => {
    const key = await folder.create(uid);
    expect(key.length).toBe(32);
    expect(await folder.read(uid)).toEqual(key);
    expect((await stat(join(keyFolder, `${uid}.key`))).mode & 0o777).toBe(0o600);
    expect((await stat(keyFolder)).mode & 0o777).toBe(0o700);
  });

  it('makes a new key where an attempt that failed left one behind', async () => {
    const before = await folder.create(uid);
    expect(await folder.create(uid)).not.toEqual(before);
  });

  it('erases a key, and says when there was none', async () => {
    await folder.create(uid);
    expect(await folder.erase(uid)).toBe(true);
    expect(await folder.read(uid)).toBeNull();
    expect(await readdir(keyFolder)).toEqual([]);
    expect(await folder.erase(uid)).toBe(false);
  });

  it('makes a key useless first, and leaves its file as a proof of where it was', async () => {
    const key = await folder.create(uid);
    expect(await folder.overwrite(uid)).toBe(true);
    expect(await folder.read(uid)).not.toEqual(key);
    expect(await readdir(keyFolder)).toEqual([`${uid}.key`]);
    await folder.erase(uid);
    expect(await folder.overwrite(uid)).toBe(false);
  });

  it('takes a file of the wrong length for no key', async () => {
    await writeFile(join(keyFolder, `${uid}.key`), 'broken');
    expect(await folder.read(uid)).toBeNull();
  });

  it('has no names outside the folder', async () => {
    await expect(folder.read('../../etc/passwd')).rejects.toThrow('uid');
  });

  it('says in a web process that only workers hold keys', async () => {
    const web = new KeyFolder(new Configuration());
    expect(web.available).toBe(false);
    await expect(web.create(uid)).rejects.toThrow('only workers');
  });
});
