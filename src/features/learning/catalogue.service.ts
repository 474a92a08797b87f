import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import { KeptForAWhile } from './kept-for-a-while.js';
import { findCatalogueFaults } from './catalogue-schema.js';
import { CatalogueStore } from './catalogue.store.js';
import type { CatalogueDocument } from './rules/catalogue-document.js';
import type { Resource } from './rules/resource.js';

export interface CatalogueLoad {
  resources: number;
  added: number;
  retired: number;
}

/** Everything there is to learn from. A result page asks at every opening, so each process keeps it for a while. */
@Injectable()
export class Catalogue {
  private readonly kept: KeptForAWhile<Resource[]>;

  constructor(
    private readonly store: CatalogueStore,
    private readonly database: Database,
    clock: Clock,
  ) {
    this.kept = new KeptForAWhile(clock, () => store.resources());
  }

  /** In the order of the catalogue. */
  async resources(): Promise<readonly Resource[]> {
    return this.kept.get();
  }

  /** Throws NotFound. */
  async resource(key: string): Promise<Resource> {
    const found = (await this.resources()).find((resource) => resource.key === key);
    if (!found) throw new NotFound('There is nothing in the catalogue at this address.');
    return found;
  }

  /**
   * Takes in a catalogue: entries are brought up to date by key, and those of an earlier version that it no longer
   * holds are retired. Throws Invalid with every fault and its path.
   */
  async load(document: unknown): Promise<CatalogueLoad> {
    const faults = findCatalogueFaults(document).map(({ path, message }) => ({ field: path, message }));
    if (faults.length > 0) throw new Invalid('This catalogue has faults. Nothing was loaded.', faults);
    const { resources } = document as CatalogueDocument;
    const result = await this.database.transaction(async () => {
      const known = await this.store.keys();
      for (const [position, resource] of resources.entries()) await this.store.put(resource, position);
      const retired = await this.store.retireAllBut(resources.map(({ key }) => key));
      const added = resources.filter(({ key }) => !known.has(key)).length;
      return { resources: resources.length, added, retired };
    });
    this.kept.forget();
    return result;
  }
}
