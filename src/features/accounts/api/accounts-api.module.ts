import { Module } from '@nestjs/common';
import { MeApiController } from './me-api.controller.js';

@Module({ controllers: [MeApiController] })
export class AccountsApiModule {}
