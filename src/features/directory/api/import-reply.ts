import type { ImportPreview } from '../directory-imports.service.js';
import type { ImportDto } from './import-reply.dto.js';

export function importReply(preview: ImportPreview): ImportDto {
  const { id, state, fileName, counts, missing, asksAboutLeaving, scope, createdAt, createdBy, appliedAt } =
    preview;
  const columns = preview.headings.map(({ heading, because }, index) => ({
    heading,
    because,
    field: preview.mapping.columns[index] ?? null,
  }));
  return {
    ...{ id, state, fileName, columns, separator: preview.mapping.separator, missing, counts },
    ...{ asksAboutLeaving, scope, createdAt, createdBy, appliedAt },
  };
}
