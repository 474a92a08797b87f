import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountsModule, DepartmentNames } from '../accounts/index.js';
import { AuditModule } from '../audit/index.js';
import { Departments } from './departments.service.js';
import { DepartmentsStore } from './departments.store.js';
import { DirectoryImports } from './directory-imports.service.js';
import { ImportApplication } from './import-application.service.js';
import { ImportApplyingStore } from './import-applying.store.js';
import { ImportComparisonStore } from './import-comparison.store.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportStaging } from './import-staging.service.js';
import { ImportsStore } from './imports.store.js';
import { People } from './people.service.js';
import { PeopleStore } from './people.store.js';

@Module({
  imports: [AuditModule, AccountsModule],
  providers: [
    ...[Departments, DepartmentsStore, People, PeopleStore, DirectoryImports, ImportsStore, ImportRowsStore],
    ...[ImportStaging, ImportComparisonStore, ImportApplication, ImportApplyingStore],
  ],
  exports: [Departments, People, DirectoryImports],
})
export class DirectoryModule implements OnModuleInit {
  constructor(
    private readonly names: DepartmentNames,
    private readonly departments: Departments,
  ) {}

  /** Account pages let a leader answer for departments that only the directory knows. */
  onModuleInit(): void {
    this.names.provide(async () =>
      (await this.departments.tree()).map(({ id, name, nameCy, depth }) => ({ id, name, nameCy, depth })),
    );
  }
}
