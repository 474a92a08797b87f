import { Controller, Get } from '@nestjs/common';
import { PageLanguage } from '../../../web/page-language.js';
import { page, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { Departments } from '../departments.service.js';
import { DirectoryImports } from '../directory-imports.service.js';
import { People } from '../people.service.js';
import { views } from './directory.paths.js';
import { directoryView } from './directory.view.js';

@Controller('directory')
export class DirectoryController {
  constructor(
    private readonly departments: Departments,
    private readonly people: People,
    private readonly imports: DirectoryImports,
  ) {}

  @Get()
  @Allow('directory.read')
  async index(@PageLanguage() language: Language, @SignedIn() identity: Identity): Promise<Reply> {
    const [tree, people, withoutEmail, imports] = await Promise.all([
      this.departments.tree(),
      this.people.count(),
      this.people.countWithoutEmail(),
      this.imports.latest(),
    ]);
    const mayImport = identity.permissions.has('directory.import');
    return page(views.index, directoryView({ tree, people, withoutEmail, imports, mayImport }, language));
  }
}
