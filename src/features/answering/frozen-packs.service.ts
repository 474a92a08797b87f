import { Injectable } from '@nestjs/common';
import { NotFound } from '../../platform/errors.js';
import { Campaigns } from '../campaigns/index.js';
import { Packs } from '../surveys/index.js';
import type { PackDocument } from '../surveys/rules/pack-document.js';
import { routeFor, type Respondent, type Step } from './rules/question-route.js';

/** One campaign's questions, with the ways through them that were asked for. */
export class FrozenPack {
  private readonly routes = new Map<string, Step[]>();

  constructor(readonly pack: PackDocument) {}

  routeOf({ familyKey, leader }: Respondent): Step[] {
    const name = `${leader ? 'leader' : 'staff'} ${familyKey ?? ''}`;
    const known = this.routes.get(name);
    if (known) return known;
    const route = routeFor(this.pack, { familyKey, leader });
    this.routes.set(name, route);
    return route;
  }
}

const mostKept = 20;

/** A frozen pack never changes, so each process parses it once: a question page then reads nothing but its person. */
@Injectable()
export class FrozenPacks {
  private readonly kept = new Map<number, FrozenPack>();

  constructor(
    private readonly campaigns: Campaigns,
    private readonly drafts: Packs,
  ) {}

  /** Throws NotFound for a campaign that was never launched. */
  async of(campaignId: number): Promise<FrozenPack> {
    const known = this.kept.get(campaignId);
    if (known) return known;
    const { pack } = await this.campaigns.byId(campaignId);
    if (!pack) throw new NotFound('This survey has not been launched yet.');
    const frozen = new FrozenPack(pack);
    this.kept.set(campaignId, frozen);
    if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value as number);
    return frozen;
  }

  /** For trying a survey out: before launch the questions as they stand now. Throws NotFound. */
  async current(campaignId: number): Promise<FrozenPack> {
    const { launchedAt, packVersionId } = await this.campaigns.summary(campaignId);
    if (launchedAt) return this.of(campaignId);
    return new FrozenPack((await this.drafts.version(packVersionId)).document);
  }
}
