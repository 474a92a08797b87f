import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { mostDays, mostWaves, waveRules, type WaveRule } from './rules/reminder-waves.js';

export class WaveDto {
  @ApiProperty({
    description: 'What the days are counted from: forward from the first day, or back from the last one',
    enum: waveRules,
    example: 'after-opening',
  })
  @IsIn(waveRules, { message: 'invitations:waveFaults.rule' })
  rule: WaveRule;

  @ApiProperty({ description: `Days, 1 to ${mostDays}`, example: 7 })
  @Type(() => Number)
  @IsInt({ message: 'invitations:waveFaults.days' })
  @Min(1, { message: 'invitations:waveFaults.days' })
  @Max(mostDays, { message: 'invitations:waveFaults.days' })
  days: number;
}

/** All reminders that have not gone yet: the form's and the API's. */
export class ReminderWavesDto {
  @ApiProperty({ description: `Up to ${mostWaves}, those that have gone included`, type: [WaveDto] })
  @IsArray({ message: 'invitations:waveFaults.waves' })
  @ArrayMaxSize(mostWaves, { message: 'invitations:waveFaults.too-many' })
  @ValidateNested({ each: true })
  @Type(() => WaveDto)
  waves: WaveDto[] = [];
}
