import { Injectable } from '@nestjs/common';
import { RateLimit, type RateVerdict } from '../../../web/security/rate-limit.js';
import { normalisedEmail } from '../rules/addresses.js';

const quarterOfAnHour = 15 * 60;

/** Failures allowed for one address, from anywhere: guessing one person's password. */
const perAddress = { limit: 10, seconds: quarterOfAnHour };
/** Failures allowed from one IP address, which may be a whole town hall: trying one password on many people. */
const perIp = { limit: 100, seconds: quarterOfAnHour };
/** Emails with a link that one address gets. */
const linksPerAddress = { limit: 3, seconds: 60 * 60 };
const linksPerIp = { limit: 30, seconds: 60 * 60 };

/** Counts failed sign-ins; those that succeed are taken back. */
@Injectable()
export class SignInLimits {
  constructor(private readonly limit: RateLimit) {}

  async beforeTry(email: string, ip: string): Promise<RateVerdict> {
    const fromIp = await this.limit.hit('sign-in-ip', ip, perIp);
    if (fromIp.outcome === 'limited') return fromIp;
    return this.limit.hit('sign-in-address', normalisedEmail(email), perAddress);
  }

  /** For a try that was no failure: a success, or one that could not be judged. */
  async takeBack(email: string, ip: string): Promise<void> {
    await this.limit.takeBack('sign-in-ip', ip);
    await this.limit.takeBack('sign-in-address', normalisedEmail(email));
  }

  /** False where this address, or this visitor, has asked for enough links; nobody is told. */
  async mayAskForLink(email: string, ip: string): Promise<boolean> {
    const verdicts = [
      await this.limit.hit('password-link-ip', ip, linksPerIp),
      await this.limit.hit('password-link-address', normalisedEmail(email), linksPerAddress),
    ];
    return verdicts.every((verdict) => verdict.outcome === 'allowed');
  }
}
