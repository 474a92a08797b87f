import { Injectable } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';
import { derive, hmac, sameBytes } from '../crypto/hashes.js';

/** What a message of the ledger has for a key: batch, position and the mailing's time; all in lower case. */
const ledgerKey = /^\d{1,10}\.\d{1,10}\.[0-9a-z]{1,12}$/;
const signedKey = /(?<![0-9a-z.-])(\d{1,10}\.\d{1,10}\.[0-9a-z]{1,12})-([a-z2-7]{16})@/gi;
/** RFC 5321, 4.5.3.1.1. */
const longestLocalPart = 64;
const proofBytes = 10;
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const nobody = Buffer.alloc(0);

/**
 * Variable envelope return path: every message goes out with a return address of its own, such as
 * `bounces+12.7.mhe3k1zc-k3vq5ztd7cxw2mba@northmoor.example`. It names a row of the ledger and says nothing about a
 * person; 80 bits of HMAC-SHA-256 under a key derived from the server's secret prove that we wrote it. All in lower
 * case, since servers may change the case of a local part. The Message-ID bears the same proof, for servers that
 * return a message to another address than they were told.
 */
@Injectable()
export class Verp {
  private readonly secret: Buffer;

  constructor(private readonly configuration: Configuration) {
    this.secret = derive(Buffer.from(configuration.secretKey), {
      salt: nobody,
      info: 'soundings return address',
      length: 32,
    });
  }

  /** `<key>-<proof>`: the same for the same key for as long as the server's secret stays. */
  signed(key: string): string {
    return `${key}-${this.proofOf(key)}`;
  }

  /**
   * The envelope sender of the message with this key: MAIL_FROM where no BOUNCE_ADDRESS is set, BOUNCE_ADDRESS itself
   * for a message that is not the ledger's.
   */
  envelopeSender(key: string): string {
    const { bounceAddress, mailFrom } = this.configuration;
    if (bounceAddress === '') return mailFrom;
    const at = bounceAddress.lastIndexOf('@');
    const local = `${bounceAddress.slice(0, at)}+${this.signed(key)}`;
    const fits = ledgerKey.test(key) && local.length <= longestLocalPart;
    return fits ? `${local}${bounceAddress.slice(at)}` : bounceAddress;
  }

  /** The first key in the text that bears our proof, or null: what is forged or was changed is passed over. */
  keyIn(text: string): string | null {
    for (const [, given, proof] of text.matchAll(signedKey)) {
      const key = given!.toLowerCase();
      if (sameBytes(Buffer.from(this.proofOf(key)), Buffer.from(proof!.toLowerCase()))) return key;
    }
    return null;
  }

  private proofOf(key: string): string {
    return base32(hmac(this.secret, key).subarray(0, proofBytes));
  }
}

/** RFC 4648, in lower case; five bytes are eight characters. */
function base32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(value >> bits) & 31];
    }
  }
  return text;
}
