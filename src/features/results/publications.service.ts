import { Injectable } from '@nestjs/common';
import { NotFound } from '../../platform/errors.js';
import { CampaignRoster, Campaigns } from '../campaigns/index.js';
import { Departments } from '../directory/index.js';
import type { PublishedTable } from '../disclosure/index.js';
import type { PublicationSummary, PublishedResults, ResultsDepartment } from './publication.js';
import { PublicationsStore } from './publications.store.js';
import { PublishedTablesStore } from './published-tables.store.js';
import { viewerScope, type ViewerScope } from './rules/viewer-scope.js';

/** Whoever reads: null `departmentIds` sees every department. */
export interface Viewer {
  departmentIds: number[] | null;
}

const mostKept = 6;

/** Signed publications, and what somebody may read of them. A signed one never changes, so each process reads it once. */
@Injectable()
export class Publications {
  private readonly kept = new Map<number, Promise<PublishedResults>>();

  constructor(
    private readonly store: PublicationsStore,
    private readonly tables: PublishedTablesStore,
    private readonly campaigns: Campaigns,
    private readonly roster: CampaignRoster,
    private readonly departments: Departments,
  ) {}

  /** Newest first. Everybody who may read results sees the same list; what they see in each is another matter. */
  async list(): Promise<PublicationSummary[]> {
    return this.store.signed();
  }

  /** Throws NotFound unless it is signed and has figures. */
  async open(publicationId: number): Promise<PublishedResults> {
    const known = this.kept.get(publicationId);
    if (known) return known;
    const reading = this.read(publicationId);
    this.kept.set(publicationId, reading);
    reading.catch(() => this.kept.delete(publicationId));
    if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value as number);
    return reading;
  }

  async table(publicationId: number): Promise<PublishedTable> {
    return (await this.open(publicationId)).table;
  }

  /** What this person may read of it. */
  async scopeOf({ departmentIds }: Viewer, { departments }: PublishedResults): Promise<ViewerScope> {
    const own = departmentIds && new Set(await this.departments.subtreeOf(departmentIds));
    return viewerScope(departments, own);
  }

  private async read(publicationId: number): Promise<PublishedResults> {
    const publication = await this.store.byId(publicationId);
    if (!publication || publication.state !== 'signed' || publication.outcome !== 'figures')
      throw new NotFound('There are no published results at this address.');
    const { pack, publishedAt, ...campaign } = await this.campaigns.byId(publication.campaignId);
    if (!pack || !publishedAt) throw new NotFound('There are no published results at this address.');
    const departments = await this.treeOf(campaign.id);
    const table = await this.tables.read(publicationId, departments);
    const { id, name, nameCy, opensOn, closesOn } = campaign;
    return {
      id: publicationId,
      campaign: { id, name, nameCy, opensOn, closesOn },
      k: publication.k,
      publishedAt,
      table,
      departments,
      pack,
    };
  }

  private async treeOf(campaignId: number): Promise<ResultsDepartment[]> {
    const rows = await this.roster.departments(campaignId);
    return rows.map(({ id, parentId, departmentId, name, nameCy, depth }) => ({
      id,
      parentId,
      directoryId: departmentId,
      name,
      nameCy,
      depth,
    }));
  }
}
