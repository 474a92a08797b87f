import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { normalisedPassword } from './rules/passwords.js';

/** OWASP's recommendation for argon2id (the library's default kind): 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of these costs that no password has, so that an unknown address takes as long as a wrong password. */
const nobodysHash = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

@Injectable()
export class Passwords {
  async hash(password: string): Promise<string> {
    return hash(normalisedPassword(password), cost);
  }

  /** Null where the account has no password or doesn't exist: false, in the same time. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const right = await verify(passwordHash ?? nobodysHash, normalisedPassword(password));
    return right && passwordHash !== null;
  }
}
