import { ApiProperty } from '@nestjs/swagger';
import type { ResponseFigures } from '../campaign-rates.service.js';
import type { SendingFigures } from '../campaign-sending.service.js';
import type { CampaignSummary } from '../campaign.js';
import { campaignStates } from '../rules/campaign-lifecycle.js';
import { InvitationSendingDto, invitationSendingDtoOf } from './sending.dto.js';

export class RateDto {
  @ApiProperty({
    description: 'Id in the directory; null for the organisation',
    type: Number,
    nullable: true,
    example: 3,
  })
  departmentId: number | null;

  @ApiProperty({ description: 'Name in English', example: 'Adult Social Care' })
  name: string;

  @ApiProperty({ description: 'People asked, with everything beneath', example: 498 })
  invited: number;

  @ApiProperty({ description: 'People who have answered, at the end of the day', example: 287 })
  answered: number;
}

export class DayRateDto {
  @ApiProperty({ description: 'Day, London time', example: '2026-11-03' })
  day: string;

  @ApiProperty({ description: 'People asked', example: 1204 })
  invited: number;

  @ApiProperty({ description: 'People who had answered at its end', example: 311 })
  answered: number;
}

/** How a launched campaign goes. Never who has answered. */
export class ProgressDto {
  @ApiProperty({ description: 'Where the campaign stands', enum: campaignStates, example: 'open' })
  state: string;

  @ApiProperty({ description: 'The invitations', type: InvitationSendingDto })
  sending: InvitationSendingDto;

  @ApiProperty({
    description: 'Day of the rates; null before the first night',
    type: String,
    nullable: true,
    example: '2026-11-20',
  })
  day: string | null;

  @ApiProperty({ description: 'Departments that show rates, chosen at launch', type: [RateDto] })
  rates: RateDto[];

  @ApiProperty({ description: 'The whole campaign by day', type: [DayRateDto] })
  byDay: DayRateDto[];
}

export function progressDtoOf(
  { state }: CampaignSummary,
  { day, rates, curve, departments }: ResponseFigures,
  sending: SendingFigures,
): ProgressDto {
  const byId = new Map(departments.map((department) => [department.id, department]));
  return {
    state,
    sending: invitationSendingDtoOf(sending),
    day,
    rates: rates.flatMap(({ departmentId, invited, answered }) => {
      const department = byId.get(departmentId);
      return department
        ? [{ departmentId: department.departmentId, name: department.name, invited, answered }]
        : [];
    }),
    byDay: curve,
  };
}
