import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { page, type Reply } from '../../../web/pages.js';
import { CsrfExempt, Public } from '../../../web/security/allow.decorator.js';
import { isLanguage } from '../../../web/texts.js';
import { views } from './wording.paths.js';

/** Where the links of a sample lead: nothing behind them belongs to anybody, and nothing is changed. */
@Controller('email-sample')
export class EmailSampleController {
  @Get('start')
  @Public()
  start(@Query('in') language: unknown): Reply {
    return sample('start', language);
  }

  @Get('opt-out')
  @Public()
  optOut(@Query('in') language: unknown): Reply {
    return sample('optOut', language);
  }

  /** A mail program's own button for opting out (RFC 8058). */
  @Post('opt-out')
  @HttpCode(200)
  @Public()
  @CsrfExempt()
  oneClick(@Query('in') language: unknown): Reply {
    return sample('optOut', language);
  }
}

function sample(what: 'start' | 'optOut', language: unknown): Reply {
  return page(views.emailSample, { what, audience: 'staff' }, isLanguage(language) ? { language } : {});
}
