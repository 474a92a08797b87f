import { Module } from '@nestjs/common';
import { AccountsAccessModule } from './features/accounts/web/accounts-access.module.js';
import { AccountsWebModule } from './features/accounts/web/accounts-web.module.js';
import { HealthModule } from './web/health/health.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { WebModule } from './web/web.module.js';

/** The web process: pages and the API. Features in dependency order. */
@Module({
  imports: [PlatformModule, WebModule, HealthModule, AccountsAccessModule, AccountsWebModule],
})
export class WebAppModule {}
