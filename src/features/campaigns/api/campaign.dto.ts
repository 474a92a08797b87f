import { ApiProperty } from '@nestjs/swagger';
import { ContactDto } from '../campaign-plan.dto.js';
import { HumanChecksDto } from '../campaign-steps.dto.js';
import type { CampaignSummary } from '../campaign.js';
import { campaignStates } from '../rules/campaign-lifecycle.js';

const optionalText = { type: String, nullable: true } as const;
const moment = { type: String, format: 'date-time', nullable: true } as const;

/** A campaign as programs see it. */
export class CampaignDto {
  @ApiProperty({ description: 'Id', example: 12 })
  id: number;

  @ApiProperty({
    description: 'Where it stands; the worker does what ends in -ing',
    enum: campaignStates,
    example: 'open',
  })
  state: string;

  @ApiProperty({ description: 'Name in English', example: 'Autumn survey 2026' })
  name: string;

  @ApiProperty({ description: 'Name in Welsh', example: 'Arolwg yr hydref 2026', ...optionalText })
  nameCy: string | null;

  @ApiProperty({ description: 'Why staff are asked, in English', example: 'We want to know what helps you.' })
  purpose: string;

  @ApiProperty({
    description: 'The same in Welsh',
    example: 'Hoffem wybod beth sy’n eich helpu.',
    ...optionalText,
  })
  purposeCy: string | null;

  @ApiProperty({ description: 'Id of the pack version', example: 1 })
  packVersionId: number;

  @ApiProperty({
    description: 'Directory departments, with everything beneath; empty: all',
    type: [Number],
    example: [],
  })
  departmentIds: number[];

  @ApiProperty({ description: 'Kinds of contract; empty: all', type: [String], example: [] })
  employmentTypes: string[];

  @ApiProperty({ description: 'First day, London time', example: '2026-11-02' })
  opensOn: string;

  @ApiProperty({ description: 'Last day, London time', example: '2026-11-27' })
  closesOn: string;

  @ApiProperty({ description: 'Smallest number of people behind any figure', example: 10 })
  k: number;

  @ApiProperty({ description: 'Whom staff ask', type: ContactDto })
  contact: ContactDto;

  @ApiProperty({ description: 'What only people can answer before a launch', type: HumanChecksDto })
  checks: HumanChecksDto;

  @ApiProperty({
    description: 'Why it was launched although something was missing',
    example: null,
    ...optionalText,
  })
  launchReason: string | null;

  @ApiProperty({
    description:
      'Why the last launch could not be done: nobody, too-few, pack-faults, too-late, no-key-folder, unexpected',
    example: null,
    ...optionalText,
  })
  launchProblem: string | null;

  @ApiProperty({
    description: 'People asked; null before the launch',
    type: Number,
    nullable: true,
    example: 640,
  })
  invited: number | null;

  @ApiProperty({ description: 'When it was launched', example: '2026-11-02T09:00:12.000Z', ...moment })
  launchedAt: Date | null;

  @ApiProperty({ description: 'When it was closed', example: null, ...moment })
  closedAt: Date | null;

  @ApiProperty({ description: 'When its figures were published', example: null, ...moment })
  publishedAt: Date | null;
}

export function campaignDtoOf({ audience, ...campaign }: CampaignSummary): CampaignDto {
  const { uid: _uid, createdAt: _createdAt, ...shown } = campaign;
  return {
    ...shown,
    departmentIds: audience.departmentIds ?? [],
    employmentTypes: audience.employmentTypes ?? [],
  };
}
