/**
 * What to do about one message in the mailbox of returned mail: record a bounce, nothing, or leave it to people. A
 * server's own words are read only where its report holds nothing for programs.
 */
import { readDeliveryStatus } from './delivery-status.js';
import { meaningOfReport, meaningOfWords, type ReportMeaning } from './late-bounce.js';
import { kindOf, type ReturnedMail } from './returned-mail.js';

export type MailMeaning = ReportMeaning | { outcome: 'left-alone' };

export function meaningOfMail(mail: ReturnedMail): MailMeaning {
  const kind = kindOf(mail);
  if (kind === 'automatic' || kind === 'person') return { outcome: 'left-alone' };
  const report = meaningOfReport(mail.statuses.flatMap(readDeliveryStatus));
  return report.outcome === 'not-understood' ? meaningOfWords(mail.subject, mail.text) : report;
}
