import { Injectable } from '@nestjs/common';

/** The one source of the present moment, so that tests can set it. Leases use the database's clock instead. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
