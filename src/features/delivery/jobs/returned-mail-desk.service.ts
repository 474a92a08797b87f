import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Filing } from '../../../platform/mail/returned-mail-folder.js';
import { Bounces } from '../bounces.service.js';
import { meaningOfMail } from '../rules/meaning-of-mail.js';
import { placesOfProof } from '../rules/returned-mail.js';
import { parseReturnedMail } from './parse-returned-mail.js';

/** A bounce may overtake what the worker is about to write, but not for longer than this. */
const patience = 3_600_000;

/** Reads one returned message, records what it says, and then says where it belongs. */
@Injectable()
export class ReturnedMailDesk {
  constructor(
    private readonly bounces: Bounces,
    private readonly clock: Clock,
  ) {}

  async dealWith(raw: Buffer, arrivedAt: Date): Promise<Filing> {
    const mail = await parseReturnedMail(raw);
    const meaning = meaningOfMail(mail);
    if (meaning.outcome === 'left-alone') return 'kept';
    if (meaning.outcome === 'nothing-to-record') return 'processed';
    if (meaning.outcome === 'not-understood') return 'not-understood';
    const outcome = await this.bounces.record(placesOfProof(mail), meaning.bounce, meaning.recipients);
    if (outcome === 'unproven') return 'not-understood';
    if (outcome !== 'too-early') return 'processed';
    const waited = this.clock.now().getTime() - arrivedAt.getTime();
    return waited < patience ? 'later' : 'not-understood';
  }
}
