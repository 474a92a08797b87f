import { ApiProperty } from '@nestjs/swagger';
import type { Reconciliation } from '../../delivery/index.js';
import type { ResponseFigures } from '../campaign-rates.service.js';
import type { CampaignSummary } from '../campaign.js';
import { campaignStates } from '../rules/campaign-lifecycle.js';

/** Invitations by what became of them: the parts add up to `intended`. */
export class SendingDto implements Reconciliation {
  @ApiProperty({ description: 'Invitations meant to be sent', example: 1204 })
  intended: number;

  @ApiProperty({ description: 'Taken over by the mail server', example: 1188 })
  accepted: number;

  @ApiProperty({ description: 'Refused for good', example: 11 })
  bounced: number;

  @ApiProperty({ description: 'Not sent on purpose: no address', example: 5 })
  withheld: number;

  @ApiProperty({ description: 'Refused by a policy of the other side', example: 0 })
  blocked: number;

  @ApiProperty({ description: 'Refused for the time being until we gave up', example: 0 })
  failed: number;

  @ApiProperty({ description: 'Called off before it was sent', example: 0 })
  cancelled: number;

  @ApiProperty({ description: 'Nobody knows; not tried again', example: 0 })
  inDoubt: number;

  @ApiProperty({ description: 'Still to be sent or tried again', example: 0 })
  open: number;
}

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

  @ApiProperty({ description: 'The invitations', type: SendingDto })
  sending: SendingDto;

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
  sending: Reconciliation,
): ProgressDto {
  const byId = new Map(departments.map((department) => [department.id, department]));
  return {
    state,
    sending,
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
