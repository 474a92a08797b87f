import { Controller, Get } from '@nestjs/common';
import { page, type Reply } from '../pages.js';
import { Public } from '../security/allow.decorator.js';

const views = 'web/public-pages/views';

/** What everybody may read about the service itself. */
@Controller()
@Public()
export class PublicPagesController {
  @Get('accessibility')
  accessibility(): Reply {
    return page(`${views}/accessibility.njk`, {});
  }

  @Get('cookies')
  cookies(): Reply {
    return page(`${views}/cookies.njk`, {});
  }
}
