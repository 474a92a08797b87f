import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ApiModule } from './api/api.module.js';
import { AccentController } from './accent.controller.js';
import { ErrorPagesFilter } from './error-pages.filter.js';
import { LanguageController } from './language.controller.js';
import { PagesInterceptor } from './pages.interceptor.js';
import { AccessGuard } from './security/access.guard.js';
import { CsrfGuard } from './security/csrf.guard.js';
import { RateLimit } from './security/rate-limit.js';
import { PageRenderer } from './templates/page-renderer.js';

/** What every page shares. The guards run in this order: who may, then whether the form is ours. */
@Global()
@Module({
  imports: [ApiModule],
  controllers: [AccentController, LanguageController],
  providers: [
    PageRenderer,
    RateLimit,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: CsrfGuard },
    { provide: APP_INTERCEPTOR, useClass: PagesInterceptor },
    { provide: APP_FILTER, useClass: ErrorPagesFilter },
  ],
  exports: [PageRenderer, RateLimit],
})
export class WebModule {}
