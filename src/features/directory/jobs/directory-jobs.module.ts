import { Module, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../../../platform/queue/job-handlers.js';
import { DirectoryImports } from '../directory-imports.service.js';
import { DirectoryModule } from '../directory.module.js';
import { forgetImport } from './directory.jobs.js';

/** Worker only: uploaded staff files must not linger. */
@Module({ imports: [DirectoryModule] })
export class DirectoryJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly imports: DirectoryImports,
  ) {}

  onModuleInit(): void {
    this.handlers.register(forgetImport, {
      handler: async ({ importId }) => {
        const forgotten = await this.imports.forgetIfOld(importId);
        return forgotten ? { outcome: 'done' } : { outcome: 'skipped', because: 'forgotten already' };
      },
      due: async (limit) =>
        (await this.imports.forgettable(limit)).map((importId) => ({
          id: String(importId),
          data: { importId },
          background: true,
        })),
    });
  }
}
