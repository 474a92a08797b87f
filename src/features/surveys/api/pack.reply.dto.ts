import { ApiProperty } from '@nestjs/swagger';

export class PackSummaryDto {
  @ApiProperty({ description: 'Id of the version', example: 1 })
  id: number;

  @ApiProperty({
    description: 'Key of the pack, the same in all its versions',
    example: 'digital-skills-and-culture',
  })
  key: string;

  @ApiProperty({ description: 'Version, from 1', example: 1 })
  version: number;

  @ApiProperty({ description: 'English title', example: 'Digital skills and culture' })
  title: string;

  @ApiProperty({
    description: 'A frozen version is used by a campaign',
    enum: ['draft', 'frozen'],
    example: 'draft',
  })
  state: string;
}

export class PackVersionDto extends PackSummaryDto {
  @ApiProperty({
    description: 'The whole pack; its shape is survey-packs/pack.schema.json',
    type: 'object',
    additionalProperties: true,
    example: { format: 'soundings-pack/1', key: 'digital-skills-and-culture', version: 1 },
  })
  document: object;
}

export class PackLoadedDto {
  @ApiProperty({
    description: '"exists": this version was here already',
    enum: ['loaded', 'exists'],
    example: 'loaded',
  })
  outcome: string;

  @ApiProperty({ description: 'Id of the version', example: 1 })
  id: number;
}
