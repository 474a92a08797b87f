/** One copy of a message as the mail server took it. */
export interface Copy {
  to: string;
  messageId: string;
  date: string;
  /** SHA-256 of all bytes between DATA and the final dot. */
  bytes: string;
}

/** What the process of the mail server is told. */
export type ToSink = { ask: 'taken' | 'copies' } | { ceiling: number };
/** What it tells. */
export type FromSink = { port: number } | { taken: number } | { copies: Copy[] };
