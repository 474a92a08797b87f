/**
 * Why a message came to its state, as short codes. Pages, exports and the API use one vocabulary for them: the texts
 * `delivery:reason.<code>` say what happened, `delivery:todo.<code>` what somebody can do about it.
 */
export const messageReasons = [
  // The address takes no mail.
  'unknown-address',
  'unknown-domain',
  'bad-address',
  'moved-away',
  'domain-takes-no-mail',
  'mailbox-closed',
  'refused-address',
  'non-ascii-address',
  'notify-permanent',
  // The other side asks for time.
  'mailbox-full',
  'greylisted',
  'rate-limited',
  'refused-for-now',
  'domain-waits',
  // The other side does not want the message, or can't be reached.
  'policy',
  'our-content',
  'no-route',
  'other',
  // Ours to put right.
  'relay-denied',
  'mail-server-refuses',
  'mail-server-away',
  'no-reply',
  'cannot-be-built',
  'notify-busy',
  'notify-day-limit',
  'notify-refuses',
  'notify-team-only',
  'notify-template',
  'notify-temporary',
  'notify-technical',
  // Left out on purpose.
  'no-address',
  'suppressed',
  'no-surveys',
  'called-off',
  'campaign-closed',
  'not-needed',
  'left',
  'no-longer-asked',
  'confirmed',
  'question-over',
  'account-inactive',
  'link-over',
  'words-changed',
  'not-kept',
] as const;

export type MessageReason = (typeof messageReasons)[number];
