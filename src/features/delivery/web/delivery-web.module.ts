import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery.module.js';
import { PaceController } from './pace.controller.js';

@Module({ imports: [DeliveryModule], controllers: [PaceController] })
export class DeliveryWebModule {}
