import { Module } from '@nestjs/common';
import { BouncesModule } from '../bounces.module.js';
import { MailEventsController } from './mail-events.controller.js';

/** What mail providers tell us over HTTP. */
@Module({ imports: [BouncesModule], controllers: [MailEventsController] })
export class MailEventsModule {}
