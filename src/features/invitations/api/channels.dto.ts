import { ApiProperty } from '@nestjs/swagger';
import { InvitationChannelsDto } from '../invitation-channels.dto.js';

export class ChannelsSetUpDto {
  @ApiProperty({ description: 'Text messages', example: true })
  text: boolean;

  @ApiProperty({ description: 'Letters', example: false })
  letter: boolean;
}

export class ChannelCountsDto {
  @ApiProperty({ description: 'By email', example: 1188 })
  email: number;

  @ApiProperty({ description: 'By text message', example: 40 })
  text: number;

  @ApiProperty({ description: 'By letter', example: 7 })
  letter: number;

  @ApiProperty({ description: 'By no way from here: they need a printed code', example: 3 })
  none: number;
}

export class ChannelsDto extends InvitationChannelsDto {
  @ApiProperty({
    description: 'What GOV.UK Notify has a key and a template for; the rest is not sent',
    type: ChannelsSetUpDto,
  })
  setUp: ChannelsSetUpDto;

  @ApiProperty({
    description: 'People by the way of their invitation: before a launch as it would be now',
    type: ChannelCountsDto,
  })
  people: ChannelCountsDto;
}
