/** Why a mailbox could not be read. The words of servers quote names and addresses, so only these are kept. */
export type MailboxFaultCode =
  | 'not-reachable'
  | 'not-secure'
  | 'sign-in-refused'
  | 'no-such-folder'
  | 'cannot-move'
  | 'too-slow'
  | 'broken-off';

export class MailboxFault extends Error {
  constructor(
    readonly code: MailboxFaultCode,
    cause?: unknown,
  ) {
    super(`The mailbox of returned mail: ${code}`, { cause });
  }
}

const byCode: [RegExp, MailboxFaultCode][] = [
  [/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'not-reachable'],
  [/TIME(D)?_?OUT$/i, 'too-slow'],
  [
    /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|STARTTLS|EPROTO|ClosedAfterConnectTLS)/,
    'not-secure',
  ],
  [
    /^(ECONNRESET|EPIPE|NoConnection|EConnectionClosed|StateLogout|ClosedAfterConnectText|ParserError|.*TooLarge|TooMany|InvalidResponse|UnexpectedTag|MissingTag)/,
    'broken-off',
  ],
];

interface Thrown {
  code?: string;
  authenticationFailed?: boolean;
  responseStatus?: string;
}

/** A fault of the mailbox as such, and anything else as it is. @param refused what it means that the server says no */
export function mailboxFaultOf(error: unknown, refused: MailboxFaultCode = 'broken-off'): unknown {
  if (error instanceof MailboxFault) return error;
  const { code, authenticationFailed, responseStatus } = (error ?? {}) as Thrown;
  if (authenticationFailed) return new MailboxFault('sign-in-refused', error);
  const known = byCode.find(([pattern]) => pattern.test(code ?? ''));
  if (known && !isOfDatabase(error)) return new MailboxFault(known[1], error);
  return responseStatus ? new MailboxFault(refused, error) : error;
}

/** The database's connection breaks with the same codes; it is not the mailbox's fault. */
function isOfDatabase(error: unknown): boolean {
  return (
    'driverError' in (error as object) || 'sqlState' in (error as object) || 'fatal' in (error as object)
  );
}
