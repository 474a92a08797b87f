import { Injectable } from '@nestjs/common';

/** How a worker goes through batches; tests make leases short. */
@Injectable()
export class SendingPace {
  /** A worker that is gone holds up its batch for no longer than this. */
  leaseSeconds = 30;
  /** Renewed besides every micro-batch, so that a slow mail server does not cost the lease. */
  heartbeatMilliseconds = 8_000;
  /** Micro-batches of one batch that are under way at the same time. */
  lanes = 4;
  /** Then the batch goes back and others have their turn, such as somebody's password link. */
  longestRunMilliseconds = 20_000;
  /** The organisation's settings are read again when they are older than this. */
  paceAgeMilliseconds = 2_000;
  /** When an owner fails to say what a message is to hold. */
  putOffSeconds = 600;
  /** First wait between tries to write outcomes; they are kept in memory meanwhile. */
  outcomeRetryMilliseconds = 200;
}
