import { Injectable } from '@nestjs/common';
import { openUnder, sealUnder } from '../../platform/crypto/sealing-under-secret.js';
import { Random } from '../../platform/random.js';
import type { PackDocument } from '../surveys/rules/pack-document.js';
import { FrozenPacks } from './frozen-packs.service.js';
import { planLookup } from './plan-secrets.js';
import { PlansStore } from './plans.store.js';
import type { Answers } from './rules/answers.js';
import { decodePlan, encodePlan, planContentOf, type PlanContent } from './rules/plan-content.js';
import { PLAN_KEY_BYTES, planKeyFrom } from './rules/plan-key.js';
import { SEALED_BYTES } from './rules/sealed-content.js';

export interface OpenedPlan {
  campaignId: number;
  /** As it was asked, so that levels and targets keep their meaning. */
  pack: PackDocument;
  content: PlanContent;
}

const purpose = 'private plan';
const secretOf = (planKey: string) => Buffer.from(planKey, 'ascii');

/**
 * Private plans, sealed under their plan key. Only its hash is known here: whoever loses the key has lost the plan, and
 * nobody can say whose plan is whose. Keys come in the form that `readPlanKey` gives.
 */
@Injectable()
export class Plans {
  constructor(
    private readonly store: PlansStore,
    private readonly packs: FrozenPacks,
    private readonly random: Random,
  ) {}

  /** Nothing is stored yet; the key travels in the person's own form. */
  newKey(): string {
    return planKeyFrom(this.random.bytes(PLAN_KEY_BYTES));
  }

  async open(planKey: string): Promise<OpenedPlan | null> {
    const row = await this.store.byLookup(planLookup(planKey));
    const bytes = row && openUnder(secretOf(planKey), purpose, row.content);
    if (!row || !bytes) return null;
    const { pack } = await this.packs.of(row.campaignId);
    const content = decodePlan(pack, bytes);
    return content && { campaignId: row.campaignId, pack, content };
  }

  /** Changes what the person said about ticks and hours. False where there is no such plan. */
  async save(planKey: string, content: PlanContent): Promise<boolean> {
    const row = await this.store.byLookup(planLookup(planKey));
    if (!row) return false;
    const { pack } = await this.packs.of(row.campaignId);
    return this.store.replace(planLookup(planKey), seal(planKey, encodePlan(pack, content)));
  }

  async exists(planKey: string): Promise<boolean> {
    return (await this.store.byLookup(planLookup(planKey))) !== null;
  }

  /** Within the transaction that takes in the ballot. */
  async create(planKey: string, plan: { campaignId: number; content: PlanContent }): Promise<void> {
    const { pack } = await this.packs.of(plan.campaignId);
    await this.store.insert(planLookup(planKey), {
      campaignId: plan.campaignId,
      content: seal(planKey, encodePlan(pack, plan.content)),
    });
  }

  /** Of answers that were just given; nobody has said yet how many hours they have. */
  async contentOf(campaignId: number, answers: Answers, familyKey: string | null): Promise<PlanContent> {
    const { pack } = await this.packs.of(campaignId);
    return planContentOf(pack, answers, familyKey);
  }
}

function seal(planKey: string, bytes: Uint8Array): Buffer {
  return sealUnder(secretOf(planKey), purpose, bytes, SEALED_BYTES);
}
