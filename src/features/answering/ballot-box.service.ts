import { Injectable } from '@nestjs/common';
import { openerFor, sealFor } from '../../platform/crypto/sealing-to-key.js';
import { Random } from '../../platform/random.js';
import { CampaignKeys, KeyFileMissing, type Participant } from '../campaigns/index.js';
import type { PackDocument } from '../surveys/rules/pack-document.js';
import { BallotBoxStore, type SealedBallot } from './ballot-box.store.js';
import { FrozenPacks } from './frozen-packs.service.js';
import { leaderWithdrawHash, withdrawHash } from './plan-secrets.js';
import type { Answers, CultureAnswer, SkillAnswer } from './rules/answers.js';
import { decodeBallot, decodeLeaderBallot, encodeBallot, encodeLeaderBallot } from './rules/ballot.js';
import { SEALED_BYTES } from './rules/sealed-content.js';

export type OpenedBallot =
  | {
      kind: 'answers';
      /** Of the campaign's own tree. */
      departmentId: number;
      familyKey: string | null;
      answers: {
        skills: Record<string, SkillAnswer>;
        culture: Record<string, CultureAnswer>;
        obstacles: string[];
      };
    }
  | { kind: 'leader'; answer: CultureAnswer };

export type NotCounted = 'withdrawn' | 'undecipherable';

/** Sealed answers. They go in one by one, come out to be counted all together, and are destroyed. */
@Injectable()
export class BallotBox {
  /** A campaign's key never changes; without this each submission would ask for it inside its transaction. */
  private readonly publicKeys = new Map<number, Buffer>();

  constructor(
    private readonly store: BallotBoxStore,
    private readonly keys: CampaignKeys,
    private readonly packs: FrozenPacks,
    private readonly random: Random,
  ) {}

  /** Within the transaction that spends the link. A leader who left the leader item blank has a second ballot too. */
  async put(person: Participant, answers: Answers, planKey: string): Promise<void> {
    const { pack } = await this.packs.of(person.campaignId);
    const ballot = encodeBallot(pack, {
      departmentId: person.departmentId,
      familyKey: person.familyKey,
      answers,
      withdrawHash: withdrawHash(planKey).toString('base64url'),
    });
    await this.seal(person.campaignId, 'answers', ballot);
    if (!person.leader || !pack.leaderItem) return;
    const withdraw = leaderWithdrawHash(planKey).toString('base64url');
    await this.seal(
      person.campaignId,
      'leader',
      encodeLeaderBallot({ answer: answers.leader, withdrawHash: withdraw }),
    );
  }

  /** How many people's ballots are in the box, withdrawn ones included. */
  async count(campaignId: number): Promise<number> {
    return this.store.countOf(campaignId);
  }

  /**
   * Workers only, after close: every ballot that counts, one at a time. Throws KeyFileMissing.
   * @param notCounted hears of every ballot that is left out
   */
  async *openAll(
    campaignId: number,
    notCounted: (because: NotCounted) => void = () => undefined,
  ): AsyncGenerator<OpenedBallot> {
    const privateKey = await this.keys.privateKey(campaignId);
    if (!privateKey) throw new KeyFileMissing(campaignId);
    const { pack } = await this.packs.of(campaignId);
    const withdrawn = await this.store.withdrawnOf(campaignId);
    const open = openerFor(privateKey);
    for await (const { kind, sealed } of this.store.streamOf(campaignId)) {
      const ballot = decode(pack, kind, open(sealed));
      if (ballot === null) notCounted('undecipherable');
      else if (withdrawn.has(ballot.withdrawHash)) notCounted('withdrawn');
      else if (ballot.opened) yield ballot.opened;
    }
  }

  /** Within the transaction that signs the publication. */
  async destroy(campaignId: number): Promise<void> {
    await this.store.destroy(campaignId);
  }

  private async publicKey(campaignId: number): Promise<Buffer> {
    const known = this.publicKeys.get(campaignId);
    if (known) return known;
    const publicKey = await this.keys.publicKey(campaignId);
    this.publicKeys.set(campaignId, publicKey);
    return publicKey;
  }

  private async seal(campaignId: number, kind: SealedBallot['kind'], ballot: Uint8Array): Promise<void> {
    const publicKey = await this.publicKey(campaignId);
    const sealed = sealFor(publicKey, ballot, SEALED_BYTES);
    await this.store.insert(this.random.uuid(), { campaignId, kind, sealed });
  }
}

interface Decoded {
  withdrawHash: string;
  /** Null for a leader's blank. */
  opened: OpenedBallot | null;
}

function decode(pack: PackDocument, kind: SealedBallot['kind'], bytes: Uint8Array | null): Decoded | null {
  if (!bytes) return null;
  if (kind === 'leader') {
    const leader = decodeLeaderBallot(bytes);
    return (
      leader && {
        withdrawHash: leader.withdrawHash,
        opened: leader.answer === null ? null : { kind, answer: leader.answer },
      }
    );
  }
  const ballot = decodeBallot(pack, bytes);
  if (!ballot) return null;
  const { departmentId, familyKey, answers } = ballot;
  const opened = {
    skills: Object.fromEntries(answers.skills),
    culture: Object.fromEntries(answers.culture),
    obstacles: [...answers.obstacles],
  };
  return {
    withdrawHash: ballot.withdrawHash,
    opened: { kind, departmentId, familyKey, answers: opened },
  };
}
