import { Injectable } from '@nestjs/common';

/** How long the mail server may keep us waiting; tests have less of it. */
@Injectable()
export class SmtpPatience {
  /** For the connection, and again for its greeting. */
  connectMilliseconds = 15_000;
  /** For each reply. After the last byte of a message its fate is then unknown. */
  silenceMilliseconds = 60_000;
}
