import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Configuration } from '../config/configuration.js';

const keyLength = 32;

/**
 * One file of 32 random bytes for each campaign, `<uid>.key`, readable by the worker's user alone: never in the
 * database, its logs or a backup. The web process has no key folder, and this then throws on every call.
 */
@Injectable()
export class KeyFolder {
  constructor(private readonly configuration: Configuration) {}

  get available(): boolean {
    return Boolean(this.configuration.keyFolder);
  }

  /** On the disk, folder entry included, when it returns. Replaces what an attempt that failed has left behind. */
  async create(uid: string): Promise<Buffer> {
    const path = this.pathOf(uid);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await this.erase(uid);
    const key = randomBytes(keyLength);
    const file = await open(path, 'wx', 0o600);
    await writeDurably(file, key);
    await this.syncFolder();
    return key;
  }

  /** Null where there is no such file (never made, erased, or lost). */
  async read(uid: string): Promise<Buffer | null> {
    try {
      const key = await readFile(this.pathOf(uid));
      return key.length === keyLength ? key : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /**
   * The key is gone when it returns, and its file still shows where it was; false where there is none. A copying or
   * flash file system may keep old blocks.
   */
  async overwrite(uid: string): Promise<boolean> {
    try {
      await writeDurably(await open(this.pathOf(uid), 'r+'), randomBytes(keyLength));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  /** Overwrites, then removes; false where there was nothing. */
  async erase(uid: string): Promise<boolean> {
    if (!(await this.overwrite(uid))) return false;
    await rm(this.pathOf(uid), { force: true });
    await this.syncFolder();
    return true;
  }

  private get folder(): string {
    const { keyFolder } = this.configuration;
    if (!keyFolder) throw new Error('This process has no KEY_FOLDER: only workers hold ballot keys');
    return keyFolder;
  }

  private pathOf(uid: string): string {
    if (!/^[0-9a-f-]{36}$/.test(uid)) throw new Error('A key file is named by the uid of its campaign');
    return join(this.folder, `${uid}.key`);
  }

  private async syncFolder(): Promise<void> {
    const folder = await open(this.folder, 'r');
    await folder.sync().finally(() => folder.close());
  }
}

async function writeDurably(file: FileHandle, bytes: Buffer): Promise<void> {
  try {
    await file.write(bytes, 0, bytes.length, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';
