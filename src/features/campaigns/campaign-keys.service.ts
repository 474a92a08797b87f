import { Injectable } from '@nestjs/common';
import { KeyFolder } from '../../platform/crypto/key-folder.js';
import { newSealingKeyPair } from '../../platform/crypto/sealing-to-key.js';
import { unwrap, wrap } from '../../platform/crypto/sealing-under-secret.js';
import { NotFound } from '../../platform/errors.js';
import { Random } from '../../platform/random.js';
import { CampaignKeysStore } from './campaign-keys.store.js';

const forPrivateKey = 'campaign private key';
const forLinkSecret = 'campaign link secret';

/** This worker's folder does not hold the file of a key that the database still knows: lost, or in another folder. */
export class KeyFileMissing extends Error {
  constructor(campaignId: number) {
    super(`The key file of campaign ${campaignId} is not in this worker's KEY_FOLDER`);
  }
}

/**
 * The keys of a campaign: ballots are sealed for the public key, which every process may read. Private key and link
 * secret are wrapped under a file in the workers' key folder, so neither the database nor the web process opens them.
 */
@Injectable()
export class CampaignKeys {
  constructor(
    private readonly store: CampaignKeysStore,
    private readonly folder: KeyFolder,
    private readonly random: Random,
  ) {}

  /** Whether this process holds keys at all: workers do. */
  get available(): boolean {
    return this.folder.available;
  }

  /** In the launch's transaction. The key file is on the disk when it returns, and so before the commit. */
  async create(campaignId: number, uid: string): Promise<void> {
    const fileKey = await this.folder.create(uid);
    const { publicKey, privateKey } = newSealingKeyPair();
    await this.store.insert(campaignId, {
      publicKey,
      wrappedPrivateKey: wrap(fileKey, forPrivateKey, privateKey),
      wrappedLinkSecret: wrap(fileKey, forLinkSecret, this.random.bytes(32)),
    });
  }

  /** 32 bytes. Throws NotFound before the launch and after the publication. */
  async publicKey(campaignId: number): Promise<Buffer> {
    const keys = await this.store.byCampaign(campaignId);
    if (!keys) throw new NotFound('This campaign has no key: it is not launched yet, or published already.');
    return keys.publicKey;
  }

  /** Workers only. Null where the key was destroyed, or its file is lost: then no ballot will ever open. */
  async privateKey(campaignId: number): Promise<Buffer | null> {
    return this.unwrapped(campaignId, forPrivateKey);
  }

  /** Workers only. Null once the campaign has closed. */
  async linkSecret(campaignId: number): Promise<Buffer | null> {
    return this.unwrapped(campaignId, forLinkSecret);
  }

  /** In the closing's transaction: no further link can be made, nor an old one made again. */
  async forgetLinkSecret(campaignId: number): Promise<void> {
    await this.store.forgetLinkSecret(campaignId);
  }

  /**
   * Workers only: erases the key file and what it wrapped, for ever. Call it after the commit of what makes the ballots
   * dispensable; repeating it does no harm. What it wrapped is forgotten only once this very worker has overwritten the
   * file, so a file in another folder can't outlive it. @param lost the file was given up @throws KeyFileMissing
   */
  async destroy(campaignId: number, { lost }: { lost: boolean } = { lost: false }): Promise<void> {
    const uid = await this.store.uidOf(campaignId);
    if (!uid) return;
    const useless = (await this.folder.overwrite(uid)) || lost;
    if (!useless && (await this.store.byCampaign(campaignId))) throw new KeyFileMissing(campaignId);
    await this.store.remove(campaignId);
    await this.folder.erase(uid);
  }

  /** After a launch that was undone: the file of a campaign that has no keys. */
  async eraseFile(uid: string): Promise<void> {
    if (this.folder.available) await this.folder.erase(uid);
  }

  private async unwrapped(campaignId: number, purpose: string): Promise<Buffer | null> {
    const keys = await this.store.byCampaign(campaignId);
    const wrapped = purpose === forPrivateKey ? keys?.wrappedPrivateKey : keys?.wrappedLinkSecret;
    const fileKey = keys && wrapped ? await this.folder.read(keys.uid) : null;
    return fileKey && wrapped ? unwrap(fileKey, purpose, wrapped) : null;
  }
}
