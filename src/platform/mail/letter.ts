import type { KnownLines } from './quoted-printable.js';

/** One email as a feature writes it: the words, and to whom. The transport adds From, Date and Message-ID. */
export interface Letter {
  channel?: 'email';
  to: string;
  toName?: string;
  subject: string;
  text: string;
  html: string;
  /** Extra headers such as List-Unsubscribe; never To, From, Subject, Date or Message-ID. */
  headers?: Record<string, string>;
  /** Saves encoding what all letters of a mailing share; changes no byte. */
  known?: KnownLines;
  language: 'en' | 'cy';
}

/** The words of an email, without whom it is for. */
export interface EmailWords {
  subject: string;
  text: string;
  html: string;
  known?: KnownLines;
}

/** A text message to a mobile phone. */
export interface TextMessage {
  channel: 'text';
  /** E.164, such as `+447700900123`. */
  to: string;
  text: string;
  language: 'en' | 'cy';
}

/** A letter on paper. */
export interface PostalLetter {
  channel: 'letter';
  /** Name and address, 3 to 7 lines, the last a UK postcode. */
  to: string[];
  subject: string;
  text: string;
  language: 'en' | 'cy';
}

export type Channel = 'email' | 'text' | 'letter';

/** Whatever a feature may want to have sent. */
export type Outgoing = Letter | TextMessage | PostalLetter;

/** What makes a message the same however often it is sent: with SMTP the same bytes, elsewhere one message. */
export interface MessageIdentity {
  /** Unique for the message for ever, the same on a resend; letters, digits, dots and hyphens. Says nothing of the person. */
  key: string;
  /** The Date header: when the message was first about to be sent. */
  date: Date;
  /** An earlier attempt may have sent it: whoever can be asked is asked before it is sent again. */
  mayHaveGoneOut: boolean;
}
