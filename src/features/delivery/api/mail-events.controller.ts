import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../../platform/clock.js';
import { Configuration } from '../../../platform/config/configuration.js';
import { NotFound } from '../../../platform/errors.js';
import { RawBody } from '../../../web/raw-body.js';
import { CsrfExempt, Public } from '../../../web/security/allow.decorator.js';
import { RateLimit } from '../../../web/security/rate-limit.js';
import { MailEventRecords, type MailEventCounts } from '../mail-events.service.js';
import { readMailEvents, type MailEventFault } from '../rules/mail-events.js';
import { isSignedBy } from './webhook-signature.js';

/** Only what bears no valid signature counts: a provider may have much to say. */
const failures = { limit: 60, seconds: 600 };

interface Refusal {
  error: string;
  message: string;
  faults?: MailEventFault[];
}

/**
 * Reports of a mail provider, signed with MAIL_WEBHOOK_SECRET. No part of the API for which there are keys: whoever
 * sends these is a program with a secret of its own, and what is not signed is not even parsed.
 */
@ApiExcludeController()
@Controller('webhooks/mail-events')
export class MailEventsController {
  constructor(
    private readonly configuration: Configuration,
    private readonly clock: Clock,
    private readonly rates: RateLimit,
    private readonly records: MailEventRecords,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @CsrfExempt()
  @RawBody()
  async take(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MailEventCounts | Refusal> {
    if (this.configuration.mailWebhookSecret === '') throw new NotFound('There is no such page.');
    const verdict = await this.rates.hit('mail-events', request.ip, failures);
    if (verdict.outcome === 'limited') {
      reply.header('retry-after', verdict.retryAfterSeconds);
      return refuse(reply, 429, { error: 'tooMany', message: 'Too many requests with a wrong signature.' });
    }
    if (!this.isSigned(request)) {
      return refuse(reply, 401, {
        error: 'signature',
        message: 'The signature is missing, wrong or too old.',
      });
    }
    await this.rates.takeBack('mail-events', request.ip);
    const read = readMailEvents(jsonOf(request.body as Buffer));
    if (read.outcome === 'read') return this.records.record(read.events);
    return refuse(reply, 422, {
      error: 'invalid',
      message: 'This is not a list of events.',
      faults: read.faults,
    });
  }

  private isSigned({ headers, body }: FastifyRequest): boolean {
    const header = (name: string) => String(headers[name] ?? '');
    const signed = {
      timestamp: header('x-soundings-timestamp'),
      signature: header('x-soundings-signature'),
      body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    };
    return isSignedBy(this.configuration.mailWebhookSecret, signed, this.clock.now());
  }
}

function refuse(reply: FastifyReply, status: number, refusal: Refusal): Refusal {
  reply.status(status);
  return refusal;
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
