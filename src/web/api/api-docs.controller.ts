import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { page, type Reply } from '../pages.js';
import { Public } from '../security/allow.decorator.js';
import { ApiDocument } from './api-document.js';
import { apiDocsView } from './api-docs.view.js';

/** What the API offers, for programs and for people. It says nothing about anybody, so everybody may read it. */
@Controller('api')
@ApiExcludeController()
export class ApiDocsController {
  constructor(private readonly document: ApiDocument) {}

  @Get('openapi.json')
  @Public()
  json(): OpenAPIObject {
    return this.document.get();
  }

  @Get('docs')
  @Public()
  docs(): Reply {
    return page('web/api/views/api-docs.njk', { ...apiDocsView(this.document.get()), audience: 'staff' });
  }
}
