import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory.module.js';
import { DirectoryController } from './directory.controller.js';
import { ImportApplicationController } from './import-application.controller.js';
import { ImportsController } from './imports.controller.js';
import { ListedRowsController } from './listed-rows.controller.js';
import { PreviewPages } from './preview-pages.js';

@Module({
  imports: [DirectoryModule],
  controllers: [DirectoryController, ImportsController, ImportApplicationController, ListedRowsController],
  providers: [PreviewPages],
})
export class DirectoryWebModule {}
