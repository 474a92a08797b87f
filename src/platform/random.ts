import { Injectable } from '@nestjs/common';
import { randomBytes, randomUUID } from 'node:crypto';

/** The one source of randomness, so that tests can set it. Cryptographically secure. */
@Injectable()
export class Random {
  bytes(length: number): Buffer {
    return randomBytes(length);
  }

  uuid(): string {
    return randomUUID();
  }

  /** A secret of 32 bytes that fits into an address: 43 characters of base64url. */
  secret(): string {
    return randomBytes(32).toString('base64url');
  }
}
