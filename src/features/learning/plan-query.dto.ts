import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsNumber, IsOptional, Max, Min } from 'class-validator';

/** `20,000`, `£20000` and `20000` are the same; nothing means no limit. */
const amount = ({ value }: { value: unknown }) => {
  const text = String(value ?? '').replace(/[£,\s]/g, '');
  return text === '' ? null : Number(text);
};

export class PlanQuery {
  @ApiPropertyOptional({
    description: "Department of the publication; left out for the reader's own, else the organisation",
    example: 12,
  })
  @IsOptional()
  @Transform(({ value }) => (value === '' ? undefined : Number(value)))
  @IsInt({ message: 'learning:faults.department' })
  @Min(1, { message: 'learning:faults.department' })
  department?: number;

  @ApiPropertyOptional({ description: 'Pounds that there are; left out for no limit', example: 20000 })
  @IsOptional()
  @Transform(amount)
  @IsNumber({ allowNaN: false, allowInfinity: false }, { message: 'learning:faults.budget' })
  @Min(0, { message: 'learning:faults.budget' })
  @Max(1_000_000_000, { message: 'learning:faults.budget' })
  budget: number | null = null;

  @ApiPropertyOptional({
    description: "Hours of people's time that there are; left out for no limit",
    example: 1500,
  })
  @IsOptional()
  @Transform(amount)
  @IsNumber({ allowNaN: false, allowInfinity: false }, { message: 'learning:faults.hours' })
  @Min(0, { message: 'learning:faults.hours' })
  @Max(100_000_000, { message: 'learning:faults.hours' })
  hours: number | null = null;
}
