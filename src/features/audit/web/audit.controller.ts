import { Controller, Get, Query } from '@nestjs/common';
import { PageLanguage } from '../../../web/page-language.js';
import { page, type Reply } from '../../../web/pages.js';
import { Allow } from '../../../web/security/allow.decorator.js';
import type { Language } from '../../../web/texts.js';
import { AuditTrail } from '../audit-trail.service.js';
import { auditView } from './audit.view.js';

const entriesOnAPage = 50;

@Controller('audit')
export class AuditController {
  constructor(private readonly trail: AuditTrail) {}

  @Get()
  @Allow('audit.read')
  async index(@PageLanguage() language: Language, @Query('before') before: unknown): Promise<Reply> {
    const from = typeof before === 'string' && /^[1-9]\d{0,9}$/.test(before) ? Number(before) : undefined;
    const found = await this.trail.page({ limit: entriesOnAPage, before: from });
    return page('features/audit/web/views/audit.njk', auditView(found, language));
  }
}
