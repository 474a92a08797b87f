import type { SendOutcome } from '../mail/send-outcome.js';
import { serverWords } from '../../shared/server-words.js';
import { NotifyRefused, NotifySilent, type NotifyReply } from './notify-http.js';

/**
 * What GOV.UK Notify objects to, from its published error codes. Only `bad-recipient` and `bad-postal-address` are about
 * the person; the ledger must not blame anybody for the others.
 */
export type NotifyFault =
  /** 429: more than 3,000 messages in a minute. */
  | 'rate-limit'
  /** 429: no more of this kind today; the day ends at midnight UTC. */
  | 'day-limit'
  /** 403: the key is wrong or revoked, or our clock is. */
  | 'refuses-us'
  /** 400: the key, or the service, sends to the team in Notify only. */
  | 'team-only'
  /** 400: no such template, or it has other gaps than ours. */
  | 'template'
  | 'too-long'
  | 'bad-recipient'
  | 'bad-postal-address'
  | 'other';

interface NotifyError {
  error: string;
  message: string;
}

const meanings: [RegExp, NotifyFault][] = [
  [/team-only|trial mode|team api key/i, 'team-only'],
  [/missing personalisation|template/i, 'template'],
  [/longer than|too long|file is larger/i, 'too-long'],
  [/email_address|phone_number/i, 'bad-recipient'],
  [/address_line|postcode|address must|last line/i, 'bad-postal-address'],
];

/** Notify's list of errors, the first of which counts; tolerant of answers that are not Notify's. */
function firstError({ data }: NotifyReply): NotifyError {
  const errors = (data as { errors?: Partial<NotifyError>[] } | null)?.errors;
  const first = Array.isArray(errors) ? errors[0] : undefined;
  return { error: String(first?.error ?? 'Error'), message: String(first?.message ?? '') };
}

function faultIn(status: number, { error, message }: NotifyError): NotifyFault {
  if (status === 429) return error === 'TooManyRequestsError' ? 'day-limit' : 'rate-limit';
  // 401, 403, 404 and whatever else: a wrong key, a wrong address of the API, a proxy.
  if (status !== 400) return 'refuses-us';
  return meanings.find(([pattern]) => pattern.test(message))?.[1] ?? 'other';
}

/** What became of a message whose POST threw this. */
export function outcomeOfNotifyError(thrown: unknown): SendOutcome {
  if (thrown instanceof NotifyRefused) return outcomeOfReply(thrown.response);
  const because = serverWords(`${codeOf(thrown)} Notify did not answer`);
  // Asked by its reference before another try, so it is never given up for doubt.
  return thrown instanceof NotifySilent && thrown.written
    ? { outcome: 'inDoubt', because, settles: true }
    : { outcome: 'notSent', because };
}

function outcomeOfReply(response: NotifyReply): SendOutcome {
  const first = firstError(response);
  const reply = serverWords(`${first.error}: ${first.message}`);
  // A balancer may give up waiting for a Notify that goes on working.
  if (response.status >= 500)
    return { outcome: 'inDoubt', because: `HTTP${response.status} ${reply}`, settles: true };
  const command = `NOTIFY ${faultIn(response.status, first)}`;
  const permanent = response.status === 400;
  return { outcome: 'refused', command, code: response.status, enhanced: '', reply, permanent };
}

/** For the log and the ledger: a code, never words, which may quote an address. */
function codeOf(thrown: unknown): string {
  const cause = (thrown as { cause?: { code?: unknown; name?: string } }).cause;
  const code = typeof cause?.code === 'string' ? cause.code : cause?.name;
  return code === 'TimeoutError' || code === 'ABORT_ERR' ? 'ETIMEDOUT' : (code ?? 'EUNKNOWN');
}
