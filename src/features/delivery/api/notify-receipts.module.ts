import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery.module.js';
import { NotifyReceipts } from '../notify-receipts.service.js';
import { NotifyReceiptsStore } from '../notify-receipts.store.js';
import { NotifyReceiptsController } from './notify-receipts.controller.js';

/** Web only. */
@Module({
  imports: [DeliveryModule],
  controllers: [NotifyReceiptsController],
  providers: [NotifyReceipts, NotifyReceiptsStore],
})
export class NotifyReceiptsModule {}
