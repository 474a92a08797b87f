import { ApiProperty } from '@nestjs/swagger';
import type { CampaignState } from '../../campaigns/index.js';
import { countOutcomes, type CountOutcome, type StoredReport } from '../publication.js';

export class DisclosureReportDto {
  @ApiProperty({ example: 7 })
  campaignId!: number;

  @ApiProperty({ description: 'State of the campaign', example: 'drafted' })
  campaignState!: CampaignState;

  @ApiProperty({
    description: 'Smallest number of people behind any figure or combination of figures',
    example: 10,
  })
  k!: number;

  @ApiProperty({
    description: 'The draft or publication; null until the answers are counted',
    example: 3,
    nullable: true,
    type: Number,
  })
  publicationId!: number | null;

  @ApiProperty({
    description:
      'What came of counting; anything but "figures" is signed too, since the answers must be destroyed. ' +
      'With "key-missing" the count goes on being tried until it is signed',
    enum: countOutcomes,
    nullable: true,
  })
  outcome!: CountOutcome | null;

  @ApiProperty({
    description:
      'What shows and what does not: groups, never figures and never a reason; null without figures. ' +
      '`missing` (ballots removed from the box: a number, or "few" where fewer than k) is there only if any is',
    nullable: true,
    type: Object,
    example: {
      k: 10,
      departments: 42,
      shown: 25,
      hidden: 17,
      setsAudited: 130,
      blocksAudited: 1346,
      answered: 387,
      invited: 640,
      undecipherable: 0,
      hiddenDepartments: [{ departmentId: 9, countedIn: 2 }],
      partlyHidden: [{ departmentId: 4, skills: 6, culture: 0 }],
    },
  })
  report!: StoredReport | null;

  @ApiProperty({ example: 'Siân Bevan', nullable: true, type: String })
  signedBy!: string | null;

  @ApiProperty({ description: 'UTC', example: '2026-12-03T09:12:40.000Z', nullable: true, type: Date })
  signedAt!: Date | null;
}

export class SignedDto {
  @ApiProperty({ enum: ['signed', 'signed-already'], example: 'signed' })
  outcome!: 'signed' | 'signed-already';
}
