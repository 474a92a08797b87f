import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DkimSigner } from '../../../platform/mail/dkim-signer.js';
import { SigningIdentityStore } from '../signing-identity.store.js';

/** A worker writes down what it signs with, so that the web process can compare it with DNS and never needs the key. */
@Injectable()
export class SigningIdentityAtStart implements OnApplicationBootstrap {
  constructor(
    private readonly signer: DkimSigner,
    private readonly store: SigningIdentityStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.store.write(this.signer.identity);
  }
}
