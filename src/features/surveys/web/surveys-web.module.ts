import { Module } from '@nestjs/common';
import { SurveysModule } from '../surveys.module.js';
import { ImportanceController } from './importance.controller.js';
import { PacksController } from './packs.controller.js';
import { TargetsController } from './targets.controller.js';

@Module({
  imports: [SurveysModule],
  controllers: [PacksController, TargetsController, ImportanceController],
})
export class SurveysWebModule {}
