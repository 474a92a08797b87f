import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Audit, type Actor } from '../audit/index.js';
import { ImportApplyingStore } from './import-applying.store.js';
import type { ImportCounts, ImportRecord, ImportScope } from './import-records.js';
import { ImportsStore } from './imports.store.js';
import { mustAskAboutLeaving } from './rules/leaving-question.js';

export interface ApplicationRequest {
  scope: ImportScope;
  /** More than one in ten would leave, and that is right. */
  confirmLeaving: boolean;
}

export type ApplicationOutcome =
  | { outcome: 'applied'; counts: ImportCounts }
  | { outcome: 'already-applied' }
  /** Columns are missing, or the file is being read anew. */
  | { outcome: 'not-ready' }
  /** No row could be imported. */
  | { outcome: 'nothing-to-import' }
  | { outcome: 'confirm-leaving'; leaving: number; people: number }
  /** The directory or the columns changed since the preview, whose counts are new now: look again. */
  | { outcome: 'stale' };

/** Undoes the transaction; never leaves this file. */
class StalePreview extends Error {}

function obstacle(
  { state, counts }: ImportRecord,
  request: ApplicationRequest,
): ApplicationOutcome | undefined {
  if (state === 'applied') return { outcome: 'already-applied' };
  if (state !== 'ready' || !counts) return { outcome: 'not-ready' };
  if (counts.rows === counts.leftOut) return { outcome: 'nothing-to-import' };
  if (request.scope === 'whole' && !request.confirmLeaving && mustAskAboutLeaving(counts)) {
    return { outcome: 'confirm-leaving', leaving: counts.leaving, people: counts.people };
  }
  return undefined;
}

@Injectable()
export class ImportApplication {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsStore,
    private readonly store: ImportApplyingStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async apply(record: ImportRecord, request: ApplicationRequest, actor: Actor): Promise<ApplicationOutcome> {
    const inTheWay = obstacle(record, request);
    if (inTheWay) return inTheWay;
    try {
      return await this.database.transaction(() => this.take(record, request.scope, actor));
    } catch (error) {
      if (error instanceof StalePreview) return { outcome: 'stale' };
      throw error;
    }
  }

  private async take(record: ImportRecord, scope: ImportScope, actor: Actor): Promise<ApplicationOutcome> {
    const { id, mapping } = record;
    const at = this.clock.now();
    const marked = await this.imports.markApplied(id, scope, at);
    // Marking has waited for whoever held the import; what they made of it counts.
    const now = await this.imports.byId(id);
    if (!marked) return { outcome: now?.state === 'applied' ? 'already-applied' : 'not-ready' };
    if (!isDeepStrictEqual(now?.mapping, mapping)) throw new StalePreview();
    if (!(await this.imports.raiseDirectoryVersion(record.directoryVersion))) throw new StalePreview();
    await this.write(record, scope, at);
    const detail = { file: record.fileName, scope, ...record.counts };
    await this.audit.record({ actor, action: 'directory.import', subject: `directory-import:${id}`, detail });
    return { outcome: 'applied', counts: record.counts as ImportCounts };
  }

  private async write({ id, mapping }: ImportRecord, scope: ImportScope, at: Date): Promise<void> {
    if (scope === 'whole') await this.store.freeAddressesOfLeavers(id);
    await this.store.addDepartments(id);
    if (scope === 'whole') await this.store.endPeople(id, at);
    await this.store.changePeople(id, mapping.columns);
    await this.store.addPeople(id);
  }
}
