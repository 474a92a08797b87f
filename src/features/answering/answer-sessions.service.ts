import { Injectable } from '@nestjs/common';
import { sha256 } from '../../platform/crypto/hashes.js';
import { openUnder, sealUnder } from '../../platform/crypto/sealing-under-secret.js';
import { Random } from '../../platform/random.js';
import type { PackDocument } from '../surveys/rules/pack-document.js';
import { AnswerSessionsStore, type SessionRow } from './answer-sessions.store.js';
import { FrozenPacks } from './frozen-packs.service.js';
import { decodeAnswers, encodeAnswers } from './rules/answer-code.js';
import { noAnswers, type Answers } from './rules/answers.js';
import { readBytes, SEALED_BYTES, toBytes } from './rules/sealed-content.js';

export interface AnswerSession {
  campaignId: number;
  participantId: number;
  answers: Answers;
  /** As it was read: saving finds out by it whether somebody else has saved meanwhile. */
  draft: Buffer;
}

/** Name of the cookie that holds a session's secret. */
export const answeringCookieName = 'answering';

const purpose = 'answer draft';
const secretLength = 32;

/**
 * Answers that have not been sent. The secret stands in the person's cookie and nowhere else: its hash finds the row and
 * a key derived from it opens the draft, so that neither the link in the email nor the database shows what was ticked.
 */
@Injectable()
export class AnswerSessions {
  constructor(
    private readonly store: AnswerSessionsStore,
    private readonly packs: FrozenPacks,
    private readonly random: Random,
  ) {}

  /** @returns the secret for the cookie */
  async open(person: { campaignId: number; participantId: number }): Promise<string> {
    const secret = this.random.bytes(secretLength);
    const { pack } = await this.packs.of(person.campaignId);
    await this.store.insert(sha256(secret), { ...person, draft: seal(secret, pack, noAnswers()) });
    return secret.toString('base64url');
  }

  /** Null where the cookie belongs to no session: sent, closed, forgotten, or never begun here. */
  async find(cookie: string | undefined): Promise<AnswerSession | null> {
    const secret = secretIn(cookie);
    const row = secret && (await this.store.byId(sha256(secret)));
    if (!secret || !row) return null;
    const { pack } = await this.packs.of(row.campaignId);
    return { ...row, answers: unseal(secret, pack, row.draft) };
  }

  /**
   * Two tabs that save at once must not undo each other's pages: whoever was overtaken makes the change again.
   * @returns false where the session is gone
   */
  async save(cookie: string, session: SessionRow, change: (before: Answers) => Answers): Promise<boolean> {
    const secret = secretIn(cookie);
    if (!secret) return false;
    const id = sha256(secret);
    const { pack } = await this.packs.of(session.campaignId);
    for (let row: SessionRow | null = session; row; row = await this.store.byId(id)) {
      const draft = seal(secret, pack, change(unseal(secret, pack, row.draft)));
      if (await this.store.replaceDraft(id, row.draft, draft)) return true;
    }
    return false;
  }

  /** For a device that others use too. */
  async forget(cookie: string | undefined): Promise<void> {
    const secret = secretIn(cookie);
    if (secret) await this.store.remove(sha256(secret));
  }

  async endOfParticipant(participantId: number): Promise<void> {
    await this.store.removeOfParticipant(participantId);
  }

  async endOfCampaign(campaignId: number): Promise<void> {
    await this.store.removeOfCampaign(campaignId);
  }
}

function secretIn(cookie: string | undefined): Buffer | null {
  const secret = Buffer.from(cookie ?? '', 'base64url');
  return secret.length === secretLength ? secret : null;
}

const parts = ['skills', 'culture', 'obstacles', 'leader', 'learn', 'help'] as const;

function seal(secret: Buffer, pack: PackDocument, answers: Answers): Buffer {
  return sealUnder(secret, purpose, toBytes(encodeAnswers(pack, answers)), SEALED_BYTES);
}

/** A draft that does not open is started afresh: the person is there and can tick again. */
function unseal(secret: Buffer, pack: PackDocument, draft: Buffer): Answers {
  const bytes = openUnder(secret, purpose, draft);
  const code = bytes && readBytes(bytes, parts);
  return (code && decodeAnswers(pack, code as Record<(typeof parts)[number], unknown>)) ?? noAnswers();
}
