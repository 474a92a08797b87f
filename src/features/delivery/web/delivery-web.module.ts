import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery.module.js';
import { PaceController } from './pace.controller.js';
import { SuppressedController } from './suppressed.controller.js';

@Module({ imports: [DeliveryModule], controllers: [PaceController, SuppressedController] })
export class DeliveryWebModule {}
