import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns.module.js';
import { CampaignsWorker } from './campaigns.worker.js';

@Module({ imports: [CampaignsModule], providers: [CampaignsWorker] })
export class CampaignsJobsModule {}
