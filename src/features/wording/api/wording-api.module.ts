import { Module } from '@nestjs/common';
import { WordingModule } from '../wording.module.js';
import { EmailWordsApiController } from './email-words-api.controller.js';

@Module({ imports: [WordingModule], controllers: [EmailWordsApiController] })
export class WordingApiModule {}
