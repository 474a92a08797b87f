import { Global, Module } from '@nestjs/common';
import { Configuration } from './configuration.js';
import { loadConfiguration } from './load-configuration.js';

@Global()
@Module({
  providers: [{ provide: Configuration, useFactory: () => loadConfiguration() }],
  exports: [Configuration],
})
export class ConfigModule {}
