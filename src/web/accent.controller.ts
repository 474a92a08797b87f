import { Controller, Get, Header } from '@nestjs/common';
import { Configuration } from '../platform/config/configuration.js';
import { Public } from './security/allow.decorator.js';

/** Where pages load the organisation's colour from; the address changes with it, so browsers may keep the sheet. */
export function accentOf({ accentColour }: Configuration): { colour: string; sheet: string } {
  return { colour: accentColour, sheet: `/accent.css?${accentColour.slice(1).toLowerCase()}` };
}

/** The one colour that an organisation changes. A sheet of its own, because pages allow no inline style. */
@Controller('accent.css')
export class AccentController {
  constructor(private readonly configuration: Configuration) {}

  @Get()
  @Public()
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=31536000')
  show(): string {
    return `:root{--accent:${this.configuration.accentColour}}`;
  }
}
