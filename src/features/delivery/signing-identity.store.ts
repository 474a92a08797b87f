import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** What the workers sign emails with, as they wrote it down at their last start: public, like its record in DNS. */
export interface KnownSigning {
  domain: string;
  selector: string;
  /** Base64 of the SubjectPublicKeyInfo. */
  publicKey: string;
}

@Injectable()
export class SigningIdentityStore {
  constructor(private readonly database: Database) {}

  async read(): Promise<KnownSigning | null> {
    const [row] = await this.database.query<KnownSigning>(
      'SELECT domain, selector, public_key AS publicKey FROM delivery_signing_key WHERE id = 1',
    );
    return row ?? null;
  }

  /** @param signing null where the mail server signs, or nobody */
  async write(signing: KnownSigning | null): Promise<void> {
    if (!signing) {
      await this.database.execute('DELETE FROM delivery_signing_key WHERE id = 1');
      return;
    }
    await this.database.execute(
      `INSERT INTO delivery_signing_key (id, domain, selector, public_key) VALUES (1, ?, ?, ?)
       ON DUPLICATE KEY UPDATE domain = VALUES(domain), selector = VALUES(selector), public_key = VALUES(public_key)`,
      [signing.domain, signing.selector, signing.publicKey],
    );
  }
}
