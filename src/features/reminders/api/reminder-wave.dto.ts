import { ApiProperty } from '@nestjs/swagger';
import { reminderCount } from '../rules/reminder-count.js';
import type { SkipReason } from '../rules/reminder-waves.js';
import { WaveDto } from '../reminder-waves.dto.js';
import type { WaveState } from '../reminder-waves.store.js';
import type { WavePlan } from '../wave-plans.service.js';

export class PlannedWaveDto extends WaveDto {
  @ApiProperty({
    description:
      'Day, London time; of a draft as its dates are now, of a reminder that has gone the day on which it went',
    example: '2026-11-09',
  })
  day: string;

  @ApiProperty({ enum: ['planned', 'sent', 'skipped'], example: 'planned' })
  state: WaveState;

  @ApiProperty({
    description: 'Why it was skipped; null where it was not',
    enum: ['closed', 'outside', 'too-late', 'too-close', 'invitations', 'overtaken'],
    nullable: true,
    example: null,
  })
  reason: SkipReason | null;

  @ApiProperty({
    description:
      'About how many people it went to, from the day after: a multiple of the campaign’s k, 0 for fewer than k; null before',
    nullable: true,
    example: null,
  })
  people: number | null;
}

export class ReminderPlanDto {
  @ApiProperty({ description: 'Nobody has decided yet; a launch would plan these', example: false })
  proposed: boolean;

  @ApiProperty({ type: [PlannedWaveDto] })
  waves: PlannedWaveDto[];
}

/** @param intended people whom each reminder was for, by sequence */
export function reminderPlanDtoOf(plan: WavePlan, intended: ReadonlyMap<number, number>): ReminderPlanDto {
  const { waves, reminders, campaign, isProposal } = plan;
  return {
    proposed: isProposal,
    waves: waves.map(({ rule, days, day, state, reason, sequence }) => {
      const reminder = reminders.find((one) => one.sequence === sequence);
      const people = reminder
        ? peopleOf(intended.get(reminder.sequence) ?? 0, reminder.isToday, campaign.k)
        : null;
      return { rule, days, day: reminder?.day ?? day, state, reason, people };
    }),
  };
}

function peopleOf(people: number, isToday: boolean, k: number): number | null {
  const count = reminderCount({ people, isToday }, k);
  if (count.outcome === 'tomorrow') return null;
  return count.outcome === 'about' ? count.people : 0;
}
