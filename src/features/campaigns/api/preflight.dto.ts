import { ApiProperty } from '@nestjs/swagger';
import { textsIn } from '../../../web/texts.js';
import type { Preflight } from '../campaign-preflight.service.js';

export class PreflightItemDto {
  @ApiProperty({ description: 'What was looked at', example: 'departments' })
  key: string;

  @ApiProperty({
    description: 'ok; attention; missing: a launch needs a reason; blocked: a launch is impossible',
    enum: ['ok', 'attention', 'missing', 'blocked'],
    example: 'attention',
  })
  verdict: string;

  @ApiProperty({
    description: 'In words',
    example: '26 people have no email address and get no invitation from here',
  })
  message: string;

  @ApiProperty({ description: 'What the words speak of, one by one', type: [String], example: [] })
  entries: string[];
}

/** What HR should know before everything is fixed. */
export class PreflightDto {
  @ApiProperty({ description: 'People who would be asked now', example: 640 })
  people: number;

  @ApiProperty({ description: 'Departments they belong to, with those above', example: 41 })
  departments: number;

  @ApiProperty({ description: 'Whether nothing stops a launch', example: true })
  mayLaunch: boolean;

  @ApiProperty({ description: 'Whether a launch needs a written reason', example: true })
  needsReason: boolean;

  @ApiProperty({ description: 'Every check', type: [PreflightItemDto] })
  items: PreflightItemDto[];
}

export function preflightDtoOf({
  people,
  departments,
  mayLaunch,
  needsReason,
  items,
}: Preflight): PreflightDto {
  const t = textsIn('en');
  return {
    ...{ people, departments, mayLaunch, needsReason },
    items: items.map(({ key, verdict, text, parameters, entries }) => ({
      key,
      verdict,
      message: t(text, {
        ...parameters,
        ...(parameters?.['count'] !== undefined && { number: parameters['count'] }),
      }),
      entries: (entries ?? []).map(({ en }) => en),
    })),
  };
}
