import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../platform/errors.js';
import { page, type Reply } from '../../../web/pages.js';
import type { Language } from '../../../web/texts.js';
import { DirectoryImports } from '../directory-imports.service.js';
import { listedCount, listedKinds, type ListedKind } from '../import-records.js';
import { views } from './directory.paths.js';
import { pageLength, previewView, type PreviewParts } from './preview.view.js';

export interface PreviewRequest extends Pick<PreviewParts, 'chosen' | 'faults' | 'notice'> {
  show?: unknown;
  page?: unknown;
  status?: number;
}

export function importIdFrom(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound('There is no such import.');
  return Number(text);
}

/** The one page of an import: looked at, sent back with faults, and after it was applied. */
@Injectable()
export class PreviewPages {
  constructor(private readonly imports: DirectoryImports) {}

  async show(id: number, request: PreviewRequest, language: Language): Promise<Reply> {
    const preview = await this.imports.preview(id);
    const first = listedKinds.find((kind) => listedCount(preview.counts, kind) > 0) ?? 'left-out';
    const kind = listedKinds.includes(request.show as ListedKind) ? (request.show as ListedKind) : first;
    const wanted = /^[1-9]\d{0,5}$/.test(String(request.page)) ? Number(request.page) : 1;
    const rows = await this.imports.listed(id, kind, {
      offset: (wanted - 1) * pageLength,
      limit: pageLength,
    });
    const view = previewView({ ...request, preview, listed: { kind, page: wanted, rows } }, language);
    return page(views.preview, view, { status: request.status ?? (request.faults ? 422 : 200) });
  }
}
