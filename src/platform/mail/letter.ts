/** One email as a feature writes it: the words, and to whom. The transport adds From, Date and Message-ID. */
export interface Letter {
  to: string;
  toName?: string;
  subject: string;
  text: string;
  html: string;
  /** Extra headers such as List-Unsubscribe; never To, From, Subject, Date or Message-ID. */
  headers?: Record<string, string>;
  language: 'en' | 'cy';
}

/** The words of an email, without whom it is for. */
export interface EmailWords {
  subject: string;
  text: string;
  html: string;
}

/** What makes a message the same bytes however often it is sent. */
export interface MessageIdentity {
  /** Unique for the message for ever, the same on a resend; letters, digits, dots and hyphens. */
  key: string;
  /** The Date header: when the message was first about to be sent. */
  date: Date;
}
