import { Injectable } from '@nestjs/common';
import { Configuration } from '../../platform/config/configuration.js';
import { hmac, sha256 } from '../../platform/crypto/hashes.js';

/**
 * The links in a member's emails. Each token is an HMAC over the member's row, so that the worker can write it although
 * only its hash is stored, and a second copy of an email says the same. Ids are never used again, so that a link dies
 * with its row.
 */
@Injectable()
export class MemberLinks {
  constructor(private readonly configuration: Configuration) {}

  /** Confirms that one asked to join. */
  confirmation(memberId: number): string {
    return this.addressOf('confirm', memberId);
  }

  /** A member's own: who else is in it. */
  members(memberId: number): string {
    return this.addressOf('member', memberId);
  }

  leaving(memberId: number): string {
    return `${this.configuration.publicUrl}/communities/leave/${this.token('member', memberId)}`;
  }

  hash(kind: 'confirm' | 'member', memberId: number): Buffer {
    return sha256(this.token(kind, memberId));
  }

  hashOf(token: string): Buffer {
    return sha256(token);
  }

  private addressOf(kind: 'confirm' | 'member', memberId: number): string {
    return `${this.configuration.publicUrl}/communities/${kind}/${this.token(kind, memberId)}`;
  }

  private token(kind: 'confirm' | 'member', memberId: number): string {
    return hmac(this.configuration.secretKey, `community-${kind}|${memberId}`).toString('base64url');
  }
}
