import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory.module.js';
import { DepartmentsApiController } from './departments-api.controller.js';
import { ImportsApiController } from './imports-api.controller.js';

@Module({ imports: [DirectoryModule], controllers: [DepartmentsApiController, ImportsApiController] })
export class DirectoryApiModule {}
