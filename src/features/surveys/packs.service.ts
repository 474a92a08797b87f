import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import { Audit, type Actor } from '../audit/index.js';
import { findPackFaults } from './pack-schema.js';
import { PacksStore, type PackSummary, type PackVersion } from './packs.store.js';
import type { PackDocument } from './rules/pack-document.js';

/** What loading a pack came to; `exists` means that this key and version are here already, unchanged. */
export type LoadOutcome = { outcome: 'loaded'; id: number } | { outcome: 'exists'; id: number };

/** Question sets: loading, reading, editing and freezing their versions. */
@Injectable()
export class Packs {
  constructor(
    private readonly store: PacksStore,
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<PackSummary[]> {
    return this.store.list();
  }

  /** Throws NotFound. */
  async version(id: number): Promise<PackVersion> {
    const version = await this.store.byId(id);
    if (!version) throw new NotFound('There is no such pack. It may have been a mistyped address.');
    return version;
  }

  /**
   * Takes in a pack from its JSON document. A pack that is here already goes in as the next version unless its
   * key and version are known. Throws Invalid with every fault and its path.
   */
  async load(document: unknown, actor: Actor): Promise<LoadOutcome> {
    const faults = findPackFaults(document).map(({ path, message }) => ({ field: path, message }));
    if (faults.length > 0) throw new Invalid('This pack has faults. Nothing was loaded.', faults);
    const pack = document as PackDocument;
    return this.database.transaction(async () => {
      const newest = await this.store.newest(pack.key);
      if (newest && newest.version >= pack.version) return { outcome: 'exists', id: newest.id };
      const id = await this.store.insert(pack);
      await this.record('pack.load', id, pack, actor);
      return { outcome: 'loaded', id };
    });
  }

  /**
   * Changes a pack: a draft in place, a frozen version by making the next one. Returns the id of the version that
   * holds the change. Throws NotFound, or Invalid with every fault of the changed document.
   */
  async change(id: number, edit: (document: PackDocument) => PackDocument, actor: Actor): Promise<number> {
    return this.database.transaction(async () => {
      const current = await this.store.byId(id, true);
      if (!current) throw new NotFound('There is no such pack.');
      const changed = edit(structuredClone(current.document));
      const faults = findPackFaults(changed).map(({ path, message }) => ({ field: path, message }));
      if (faults.length > 0) throw new Invalid('The pack would have faults. Nothing was changed.', faults);
      const changedId = current.state === 'draft' ? await this.keep(id, changed) : await this.next(changed);
      await this.record('pack.change', changedId, changed, actor);
      return changedId;
    });
  }

  /** Called in the transaction that launches a campaign: from now on this version never changes. */
  async freeze(id: number): Promise<PackDocument> {
    const version = await this.store.byId(id, true);
    if (!version) throw new NotFound('There is no such pack.');
    await this.store.freeze(id);
    return version.document;
  }

  private async keep(id: number, document: PackDocument): Promise<number> {
    await this.store.replace(id, document);
    return id;
  }

  private async next(document: PackDocument): Promise<number> {
    const newest = await this.store.newest(document.key);
    return this.store.insert({ ...document, version: (newest?.version ?? document.version) + 1 });
  }

  private record(action: string, id: number, document: PackDocument, actor: Actor): Promise<void> {
    const subject = `pack:${id}`;
    return this.audit.record({
      actor,
      action,
      subject,
      detail: { key: document.key, version: document.version },
    });
  }
}
