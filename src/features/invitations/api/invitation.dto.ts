import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery } from '../../../web/api/api.decorators.js';
import { messageStates } from '../../delivery/rules/message-states.js';
import type { InvitationRow } from '../invitation-list.store.js';
import { channels, type Way } from '../rules/channel-choice.js';
import { listParts, type ListPart } from '../rules/who-got-what.js';

export class InvitationsQuery extends ListQuery {
  @ApiPropertyOptional({ description: 'Only these', enum: listParts, default: 'all' })
  @IsIn(listParts, { message: `part is one of ${listParts.join(', ')}` })
  part: ListPart = 'all';

  @ApiPropertyOptional({ description: 'Part of a name or an address', example: 'price' })
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: 'search has at most 100 characters' })
  search?: string;
}

export class InvitationDto {
  @ApiProperty({ description: 'As on the roster', example: 'Carys Price' })
  name: string;

  @ApiProperty({ description: 'Department of the campaign', example: 'Home Care' })
  department: string;

  @ApiProperty({
    description: 'Email address it was meant for; null where it goes another way, or none',
    type: String,
    nullable: true,
    example: 'carys.price@northmoor.example',
  })
  address: string | null;

  @ApiProperty({
    description: 'By which way; null where nothing reaches this person',
    enum: channels,
    nullable: true,
    example: 'email',
  })
  way: Way | null;

  @ApiProperty({ description: 'State of the send ledger', enum: messageStates, example: 'sent' })
  state: string;

  @ApiProperty({ description: 'Whether something may still be sent', example: false })
  open: boolean;

  @ApiProperty({ description: 'Why it did not arrive', type: String, nullable: true, example: null })
  reason: string | null;

  @ApiProperty({
    description: 'When it was first handed to the mail server (UTC)',
    type: String,
    format: 'date-time',
    nullable: true,
    example: '2026-11-02T09:00:00.000Z',
  })
  firstSentAt: string | null;

  @ApiProperty({ description: 'Times it was handed to a mail server, or tried to be', example: 1 })
  attempts: number;

  @ApiProperty({ description: 'Times it was sent again although it may have gone out', example: 0 })
  copies: number;

  @ApiProperty({
    description: 'In the mail server’s own words',
    type: String,
    nullable: true,
    example: '250 2.0.0 Ok: queued',
  })
  reply: string | null;
}

export function invitationDtoOf(row: InvitationRow): InvitationDto {
  const { name, department, address, way, state, open, reason, firstSentAt, attempts, copies, reply } = row;
  const sentAt = firstSentAt?.toISOString() ?? null;
  return {
    name,
    department,
    address,
    way,
    state,
    open: Number(open) === 1,
    reason,
    firstSentAt: sentAt,
    attempts,
    copies,
    reply,
  };
}
