import { Injectable } from '@nestjs/common';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Configuration } from '../config/configuration.js';
import { withDkimSignature, type DkimKey } from './dkim-signature.js';

export class DkimKeyUnusable extends Error {}

/** Receivers may treat less as no signature at all (RFC 8301). */
const fewestBits = 1_024;

/** What others need to check our signatures: it may be known to everybody. */
export interface SigningIdentity {
  domain: string;
  selector: string;
  /** Base64 of the SubjectPublicKeyInfo, as it stands in DNS after `p=`. */
  publicKey: string;
}

/** Signs emails where the settings name a key; the key is read once, and a worker that can't read it does not start. */
@Injectable()
export class DkimSigner {
  private readonly key: DkimKey | null;

  constructor({ dkimDomain, dkimSelector, dkimKeyFile }: Configuration) {
    const given = dkimDomain && dkimSelector && dkimKeyFile;
    this.key = given
      ? { domain: dkimDomain, selector: dkimSelector, privateKey: keyFrom(dkimKeyFile) }
      : null;
  }

  /** Null where the mail server signs, or nobody. */
  get identity(): SigningIdentity | null {
    if (!this.key) return null;
    const { domain, selector, privateKey } = this.key;
    const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
    return { domain, selector, publicKey: der.toString('base64') };
  }

  /** The same bytes as they came where nothing is signed. @param date the message's own, the same on a resend */
  async signed(message: Buffer, date: Date): Promise<Buffer> {
    return this.key ? withDkimSignature(message, date, this.key) : message;
  }
}

function keyFrom(file: string): KeyObject {
  const key = read(file);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < fewestBits) {
    throw new DkimKeyUnusable(
      `DKIM_KEY_FILE: ${file} holds no RSA key of at least 1,024 bits. Make one of 2,048: openssl genrsa 2048`,
    );
  }
  return key;
}

function read(file: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    const because = (error as { code?: string }).code ?? 'not a private key in PEM';
    throw new DkimKeyUnusable(
      `DKIM_KEY_FILE: the private key can't be read from ${file} (${because}). The worker's user must be able to read it.`,
    );
  }
}
