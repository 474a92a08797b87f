import { ApiProperty } from '@nestjs/swagger';
import type { Reconciliation } from '../../delivery/index.js';
import type { SendingFigures } from '../campaign-sending.service.js';

/** Invitations by what became of them: the parts add up to `intended`. */
export class SendingDto implements Reconciliation {
  @ApiProperty({ description: 'Invitations meant to be sent', example: 1204 })
  intended: number;

  @ApiProperty({ description: 'Taken over by the mail server', example: 1188 })
  accepted: number;

  @ApiProperty({ description: 'Refused for good, at once or later', example: 11 })
  bounced: number;

  @ApiProperty({ description: 'Not sent on purpose: no address, or one not to be written to', example: 5 })
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

export class FailuresDto {
  @ApiProperty({ description: 'State of the ledger', example: 'failed_hard' })
  state: string;

  @ApiProperty({ description: 'Why', example: 'unknown-domain' })
  reason: string;

  @ApiProperty({ description: 'Invitations', example: 7 })
  invitations: number;
}

/** Where the invitations of a campaign stand. Nothing about reminders: their number is who has not answered. */
export class InvitationSendingDto extends SendingDto {
  @ApiProperty({
    description: 'Why nothing leaves at present; null while it does',
    enum: ['asked', 'our-content', 'everybody-refuses'],
    type: String,
    nullable: true,
    example: null,
  })
  paused: string | null;

  @ApiProperty({
    description: 'When the last of them is likely to have been sent (UTC); null where that is not known',
    type: String,
    format: 'date-time',
    nullable: true,
    example: '2026-11-03T14:20:00.000Z',
  })
  finishesAt: string | null;

  @ApiProperty({ description: 'Those that did not arrive, by reason', type: [FailuresDto] })
  failures: FailuresDto[];
}

export function invitationSendingDtoOf(figures: SendingFigures): InvitationSendingDto {
  const { line, paused, forecast, failures } = figures;
  return {
    ...line,
    paused: paused?.reason ?? null,
    finishesAt: forecast.outcome === 'finishes' ? forecast.at.toISOString() : null,
    failures: failures.map(({ state, reason, messages }) => ({ state, reason, invitations: messages })),
  };
}
