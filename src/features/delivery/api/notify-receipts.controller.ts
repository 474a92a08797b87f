import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Configuration } from '../../../platform/config/configuration.js';
import { sameBytes, sha256 } from '../../../platform/crypto/hashes.js';
import { Forbidden, NotFound } from '../../../platform/errors.js';
import { CsrfExempt, Public } from '../../../web/security/allow.decorator.js';
import { NotifyReceipts, type NotifyReceipt } from '../notify-receipts.service.js';

/**
 * Delivery receipts of GOV.UK Notify, which proves itself by a bearer token. The answer says nothing of the message: every
 * receipt that could be read is taken. Where the database is away Notify gets an error and tells us again.
 */
@ApiExcludeController()
@Controller('webhooks/notify')
export class NotifyReceiptsController {
  constructor(
    private readonly configuration: Configuration,
    private readonly receipts: NotifyReceipts,
  ) {}

  @Post()
  @Public()
  @CsrfExempt()
  @HttpCode(204)
  async create(@Headers('authorization') authorization: unknown, @Body() body: unknown): Promise<void> {
    const token = this.configuration.notifyCallbackToken;
    if (!token) throw new NotFound('Receipts of GOV.UK Notify are not taken here.');
    const given = typeof authorization === 'string' ? authorization : '';
    // Hashed first, so that not even the length shows in the time.
    if (!sameBytes(sha256(given), sha256(`Bearer ${token}`))) throw new Forbidden('The token is wrong.');
    await this.receipts.take((body ?? {}) as NotifyReceipt);
  }
}
