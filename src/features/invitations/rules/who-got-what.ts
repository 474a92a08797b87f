/**
 * The list of who was sent an invitation and what became of it, for HR and auditors. By person for invitations only: a
 * list of reminders, or of those that came back, would list who has not answered.
 * Source: docs/privacy.md, "Doubts we admit".
 */
import type { MessageState } from '../../delivery/rules/message-states.js';

export const listParts = ['all', 'accepted', 'notArrived', 'waiting'] as const;
export type ListPart = (typeof listParts)[number];

/** Null: every state. What is still open is `waiting`, whatever its state. */
export const statesOf: Record<Exclude<ListPart, 'waiting'>, readonly MessageState[] | null> = {
  all: null,
  accepted: ['sent'],
  notArrived: ['bounced', 'failed_hard', 'failed_soft', 'blocked', 'withheld', 'in_doubt', 'cancelled'],
};

export const isListPart = (text: unknown): text is ListPart => listParts.includes(text as ListPart);

/** Names and addresses as people type them into a search box: at most 100 characters, and no pattern of SQL. */
export function searchPattern(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.trim() === '') return null;
  return `%${typed
    .trim()
    .slice(0, 100)
    .replace(/[\\%_]/g, '\\$&')}%`;
}
