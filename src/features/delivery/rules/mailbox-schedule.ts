/**
 * When to look into the mailbox of returned mail again: every minute while that works, at once while there is more,
 * and ever more seldom, up to a quarter of an hour, while it does not. Nobody waits for it: a bounce stays in the
 * mailbox.
 */
const everySeconds = 60;
const longestSeconds = 900;

export interface Look {
  /** Looks in a row that failed, this one included; 0 where it worked. */
  failures: number;
  /** There are messages that it had no time for. */
  more: boolean;
}

/** Seconds until the next look. */
export function secondsUntilNextLook({ failures, more }: Look): number {
  if (failures === 0) return more ? 0 : everySeconds;
  return Math.min(longestSeconds, everySeconds * 2 ** Math.min(failures - 1, 10));
}

export type MailboxHealth =
  /** No worker has ever looked: the mailbox is not set up, or no worker runs. */
  | { outcome: 'never-read' }
  | { outcome: 'read'; at: Date }
  /** `lastRead` is null where it has never worked; `code` is one of few words and safe to show. */
  | { outcome: 'failing'; code: string; since: Date; lastRead: Date | null }
  /** It worked, but nobody has looked for a long time. */
  | { outcome: 'not-looked-at'; since: Date };

export interface MailboxState {
  lookedAt: Date | null;
  readAt: Date | null;
  failingSince: Date | null;
  errorCode: string | null;
}

/** Ten looks missed. */
const longAgoMilliseconds = 600_000;

export function healthOf(
  { lookedAt, readAt, failingSince, errorCode }: MailboxState,
  now: Date,
): MailboxHealth {
  if (failingSince) {
    return { outcome: 'failing', code: errorCode ?? 'unexpected', since: failingSince, lastRead: readAt };
  }
  if (!lookedAt || !readAt) return { outcome: 'never-read' };
  const idle = now.getTime() - lookedAt.getTime() > longAgoMilliseconds;
  return idle ? { outcome: 'not-looked-at', since: lookedAt } : { outcome: 'read', at: readAt };
}
