import { Module } from '@nestjs/common';
import { KeyFolder } from './key-folder.js';

@Module({ providers: [KeyFolder], exports: [KeyFolder] })
export class CryptoModule {}
