/**
 * What a mail provider reports by webhook, in the one shape that we take (docs/operations.md). It is close to what
 * Amazon SES and Mailgun send; a provider with a shape of its own gets a reader of its own beside `readMailEvents`, which
 * gives the same `MailEvent`s. Only bounces matter: that somebody opened a message or complained is none of our
 * business, and addresses are not read at all.
 */
import { bounceOf, type Bounce } from './late-bounce.js';

export type MailEvent =
  /** `places`: texts in which the proof of our message stands. */
  { outcome: 'bounced'; places: string[]; bounce: Bounce } | { outcome: 'ignored' };

export interface MailEventFault {
  /** Such as `/events/3/event`. */
  field: string;
  message: string;
}

export type MailEvents =
  { outcome: 'read'; events: MailEvent[] } | { outcome: 'faulty'; faults: MailEventFault[] };

/** Reads what a provider posted, parsed from JSON. */
export type MailEventReader = (posted: unknown) => MailEvents;

const mostEvents = 500;
const longestText = 2_000;
const optionalTexts = ['return_path', 'message_id', 'status', 'diagnostic'] as const;

/** `{ "events": [{ "event": "bounced", "return_path": …, "message_id": …, "status": "5.1.1", "diagnostic": … }] }` */
export const readMailEvents: MailEventReader = (posted) => {
  const events = isObject(posted) ? posted['events'] : undefined;
  if (!Array.isArray(events) || events.length > mostEvents) {
    const message = `"events" is a list of at most ${mostEvents} events`;
    return { outcome: 'faulty', faults: [{ field: '/events', message }] };
  }
  const faults = events.flatMap((one: unknown, at) => faultsOf(one, `/events/${at}`));
  if (faults.length > 0) return { outcome: 'faulty', faults };
  return { outcome: 'read', events: events.map((one) => eventOf(one as Record<string, unknown>)) };
};

function faultsOf(event: unknown, at: string): MailEventFault[] {
  if (!isObject(event)) return [{ field: at, message: 'An event is an object' }];
  const isText = (value: unknown) => typeof value === 'string' && value.length <= longestText;
  const faults = optionalTexts
    .filter((name) => event[name] !== undefined && event[name] !== null && !isText(event[name]))
    .map((name) => ({ field: `${at}/${name}`, message: `A text of at most ${longestText} characters` }));
  if (!isText(event['event']))
    faults.push({ field: `${at}/event`, message: 'What happened, such as "bounced"' });
  else if (event['event'] === 'bounced' && !event['return_path'] && !event['message_id'])
    faults.push({ field: at, message: 'Give return_path or message_id of the message' });
  return faults;
}

function eventOf(event: Record<string, unknown>): MailEvent {
  if (event['event'] !== 'bounced') return { outcome: 'ignored' };
  const text = (name: (typeof optionalTexts)[number]) => String(event[name] ?? '');
  // Some providers give a Message-ID without its host.
  const places = [text('return_path'), `${text('message_id')}@`];
  return {
    outcome: 'bounced',
    places,
    bounce: bounceOf({ status: text('status'), diagnostic: text('diagnostic') }),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
