import { Module } from '@nestjs/common';
import { BouncesModule } from '../bounces.module.js';
import { DeliveryModule } from '../delivery.module.js';
import { PaceController } from './pace.controller.js';
import { SuppressedController } from './suppressed.controller.js';

@Module({ imports: [DeliveryModule, BouncesModule], controllers: [PaceController, SuppressedController] })
export class DeliveryWebModule {}
