import { Injectable } from '@nestjs/common';
import { RateLimit } from '../../../web/security/rate-limit.js';

const anHour = 60 * 60;

/** Emails that one address gets, and questions from one network, which may be a whole town hall. */
const perAddress = { limit: 3, seconds: anHour };
const perIp = { limit: 60, seconds: anHour };

@Injectable()
export class JoiningLimits {
  constructor(private readonly limit: RateLimit) {}

  /** False where there have been enough; nobody is told, since that would say who asked. */
  async mayAsk(email: string, ip: string): Promise<boolean> {
    const verdicts = [
      await this.limit.hit('community-ip', ip, perIp),
      await this.limit.hit('community-address', email, perAddress),
    ];
    return verdicts.every(({ outcome }) => outcome === 'allowed');
  }
}
