import { ApiProperty } from '@nestjs/swagger';
import type { EmailDraft, EmailDraftPair } from '../email-drafts.service.js';
import { WordingDto } from '../email-words.dto.js';
import { editableKinds } from '../rules/email-words.js';

/** The words of one email in one language. */
export class EmailWordsDto extends WordingDto {
  @ApiProperty({ description: 'Which email', enum: editableKinds, example: 'invitation' })
  kind: string;

  @ApiProperty({ description: 'In which language', enum: ['en', 'cy'], example: 'en' })
  language: string;

  @ApiProperty({ description: 'Whether these are our own words', example: false })
  isOurs: boolean;

  @ApiProperty({
    description:
      'May they be changed now? open; launched: fixed; under-way: not for 48 hours after a reminder; over',
    enum: ['open', 'launched', 'under-way', 'over'],
    example: 'open',
  })
  state: string;

  @ApiProperty({
    description: 'When they were changed last, going back included',
    type: String,
    nullable: true,
    example: '2026-10-20T09:30:00.000Z',
  })
  changedAt: string | null;
}

export function emailWordsDtosOf({ kind, state, drafts }: EmailDraftPair): EmailWordsDto[] {
  const dto = (language: 'en' | 'cy', { wording, isOurs, changedAt }: EmailDraft): EmailWordsDto => ({
    ...{ kind, language, ...wording, isOurs, state: state.outcome },
    changedAt: changedAt?.toISOString() ?? null,
  });
  return [dto('en', drafts.en), dto('cy', drafts.cy)];
}
