import { serverWords } from '../../shared/server-words.js';

/**
 * What became of one attempt to hand a message to the mail server. The caller must know whether the message can have
 * gone out: `notSent` is safe to try again, `inDoubt` may be a second copy.
 */
export type SendOutcome =
  /** `onlyOne`: the other side was asked first, so that no second copy left, however often it was tried. */
  | { outcome: 'accepted'; reply: string; onlyOne?: boolean }
  | Refusal
  | { outcome: 'notSent'; because: string }
  /** `settles`: the other side is asked before it is sent again, so the doubt ends by itself. */
  | { outcome: 'inDoubt'; because: string; settles?: boolean };

export interface Refusal {
  outcome: 'refused';
  /**
   * The SMTP command: `RCPT TO`, `MAIL FROM`, `DATA`, `EHLO` ...; `NOTIFY` with a word for the
   * fault from GOV.UK Notify; `API` where the message could not be built.
   */
  command: string;
  /** 400 to 599; 0 where no server was asked. */
  code: number;
  /** RFC 3463, such as `5.1.1`; empty where the server gave none. */
  enhanced: string;
  reply: string;
  permanent: boolean;
}

const enhancedCode = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/;

/** nodemailer's own objections to a message, before a server was asked: no second try can help. */
const ownObjections = new Set(['EENVELOPE', 'EMESSAGE', 'EMAXRECIPIENTS', 'ECONFIG']);

interface SmtpError {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
  message: string;
}

/**
 * @param contentEnded whether the whole message had been read for sending: without a reply after that nobody knows
 *   if the server took it. (ECONNECTION, ESOCKET and ETIMEDOUT look the same before and after the final dot.)
 */
export function outcomeOfError(error: unknown, contentEnded: boolean): SendOutcome {
  const fault = error as SmtpError;
  const code = fault.responseCode ?? 0;
  if (code >= 400 && code <= 599) return refusal(fault, code);
  const because = serverWords(`${fault.code ?? 'error'} ${fault.message}`);
  if (ownObjections.has(fault.code ?? '') || error instanceof TypeError) {
    return { outcome: 'refused', command: 'API', code: 0, enhanced: '', reply: because, permanent: true };
  }
  return { outcome: contentEnded ? 'inDoubt' : 'notSent', because };
}

function refusal({ command = '', response = '', message }: SmtpError, code: number): Refusal {
  const enhanced = enhancedCode.exec(response)?.[1] ?? '';
  const reply = serverWords(response || message);
  return { outcome: 'refused', command, code, enhanced, reply, permanent: code >= 500 };
}
