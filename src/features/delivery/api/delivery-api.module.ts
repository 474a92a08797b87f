import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery.module.js';
import { PaceApiController } from './pace-api.controller.js';

@Module({ imports: [DeliveryModule], controllers: [PaceApiController] })
export class DeliveryApiModule {}
