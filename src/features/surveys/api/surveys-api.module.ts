import { Module } from '@nestjs/common';
import { SurveysModule } from '../surveys.module.js';
import { PacksApiController } from './packs-api.controller.js';

@Module({ imports: [SurveysModule], controllers: [PacksApiController] })
export class SurveysApiModule {}
