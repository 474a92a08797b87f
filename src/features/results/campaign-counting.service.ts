import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { BallotBox } from '../answering/index.js';
import { CampaignRoster, Campaigns, KeyFileMissing, type Campaign } from '../campaigns/index.js';
import { PublicationDrafts, type NewDraft } from './publication-drafts.service.js';
import { compareWithFlags, PlacesOfBallots, type Comparison } from './rules/ballots-and-flags.js';
import { Counting } from './rules/counting.js';
import { summariseWithheld } from './rules/disclosure-summary.js';
import { draftPublication } from './rules/draft-publication.js';
import { questionnaireOf } from './rules/questionnaire.js';

export type CountingOutcome = { outcome: 'done' } | { outcome: 'skipped'; because: string };

interface Counted {
  counting: Counting;
  undecipherable: number;
  compared: Comparison;
}

/**
 * Opens the ballots of a closed campaign, counts them in memory and drafts the publication. Until the draft is stored
 * nothing is: whoever interrupts this loses time and no answer, and it starts again from the sealed ballots.
 */
@Injectable()
export class CampaignCounting {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly roster: CampaignRoster,
    private readonly ballots: BallotBox,
    private readonly drafts: PublicationDrafts,
    private readonly clock: Clock,
  ) {}

  /** Closed, or being counted by a worker that may have died over it. */
  async due(limit: number): Promise<number[]> {
    const closed = await this.campaigns.idsIn('closed', limit);
    return [...closed, ...(await this.campaigns.idsIn('counting', limit))].slice(0, limit);
  }

  async run(campaignId: number, signal: AbortSignal): Promise<CountingOutcome> {
    await this.campaigns.move(campaignId, 'counting');
    const campaign = await this.campaigns.byId(campaignId);
    if (campaign.state !== 'counting') return { outcome: 'skipped', because: `it is ${campaign.state}` };
    const counted = await this.count(campaign, signal).catch((error: unknown) =>
      this.explain(campaign, error),
    );
    if (!counted) return { outcome: 'skipped', because: 'stopped; it starts again' };
    const kept = await this.drafts.keep(await this.draft(campaign, counted));
    return kept ? { outcome: 'done' } : { outcome: 'skipped', because: 'another worker drafted it' };
  }

  private async count(campaign: Campaign, signal: AbortSignal): Promise<Counted | null> {
    const { id, pack } = campaign;
    if (!pack) throw new Error(`Campaign ${id} was closed without a frozen pack`);
    const roster = await this.roster.rosterCounts(id);
    const counting = new Counting({
      departments: await this.roster.departments(id),
      roster: roster.map(({ people, ...group }) => ({ ...group, invited: people })),
      questionnaire: questionnaireOf(pack),
    });
    const places = new PlacesOfBallots();
    let undecipherable = 0;
    const notCounted = (because: string) => {
      if (because === 'undecipherable') undecipherable += 1;
    };
    for await (const ballot of this.ballots.openAll(id, notCounted)) {
      if (signal.aborted) return null;
      if (ballot.kind === 'leader') counting.addLeader(ballot.answer);
      else if (counting.add(ballot) === 'counted') places.add(ballot);
      else undecipherable += 1;
    }
    const flags = await this.roster.answeredCounts(id);
    const inTheBox = await this.ballots.count(id);
    const compared = compareWithFlags({ inTheBox, places, flags, k: campaign.k });
    return { counting, undecipherable, compared };
  }

  /** A missing key may come back, so the count is tried again; meanwhile HR reads why nothing happens. */
  private async explain({ id, k }: Campaign, error: unknown): Promise<never> {
    if (error instanceof KeyFileMissing)
      await this.drafts.noteMissingKey({ campaignId: id, k, at: this.clock.now() });
    throw error;
  }

  private async draft(
    campaign: Campaign,
    { counting, undecipherable, compared }: Counted,
  ): Promise<NewDraft> {
    const { id: campaignId, k } = campaign;
    const base = { campaignId, k, at: this.clock.now() };
    if (compared.outcome !== 'plausible')
      return { ...base, outcome: compared.outcome, report: null, table: null };
    const departments = await this.roster.departments(campaignId);
    const rateDepartments = new Set(departments.filter(({ showsRates }) => showsRates).map(({ id }) => id));
    const draft = draftPublication(counting.counts, { k, rateDepartments });
    if (draft.outcome !== 'drafted') return { ...base, outcome: draft.outcome, report: null, table: null };
    const { table, withheld, report } = draft;
    const response = table.figure(table.organisation, 'response');
    const people = response.outcome === 'shown' ? response.row : null;
    const skills = new Set(counting.counts.questionnaire.skills.map(({ key }) => key));
    return {
      ...base,
      outcome: 'figures',
      table,
      report: {
        ...report,
        ...summariseWithheld(withheld, skills),
        answered: people?.n ?? 0,
        invited: people?.population ?? 0,
        undecipherable,
        ...(compared.missing && { missing: compared.missing }),
      },
    };
  }
}
