import { Transform, Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsString, IsUUID, Length, Min, ValidateIf } from 'class-validator';
import type { CardsFor } from '../printed-codes-sheets.service.js';
import type { Edition } from '../printed-codes.store.js';
import { readPlace, type PlaceKey } from '../rules/card-groups.js';

/** One ticked box arrives as text, some as a list, very many as numbered fields. */
const ticked = Transform(({ value }: { value: unknown }) => {
  if (typeof value === 'string') return [value];
  return Object.values(value ?? {}).filter((one) => typeof one === 'string');
});

export class MakeCardsForm {
  /** Made with the page, so that sending it twice makes one file. */
  @IsUUID('4', { message: 'printed-codes:faults.again' })
  form: string;

  @IsIn(['without-card', 'again', 'one'], { message: 'printed-codes:faults.cardsFor' })
  cardsFor: 'without-card' | 'again' | 'one';

  @IsIn(['normal', 'large'], { message: 'printed-codes:faults.edition' })
  edition: Edition;

  @ticked
  @IsArray()
  places: string[] = [];

  @ValidateIf(({ cardsFor }: MakeCardsForm) => cardsFor === 'one')
  @Type(() => Number)
  @IsInt({ message: 'printed-codes:faults.nobodyOne' })
  @Min(1, { message: 'printed-codes:faults.nobodyOne' })
  participantId: number;
}

/** Null: nothing is ticked, and again is for what is ticked only. */
export function cardsForOf({ cardsFor, places, participantId }: MakeCardsForm): CardsFor | null {
  if (cardsFor === 'one') return { kind: 'one', participantId };
  const at = places.map(readPlace).filter((place): place is PlaceKey => place !== null);
  if (cardsFor === 'without-card') return { kind: cardsFor, places: places.length > 0 ? at : null };
  return at.length > 0 ? { kind: cardsFor, places: at } : null;
}

export class FindPersonForm {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString({ message: 'printed-codes:faults.wanted' })
  @Length(2, 100, { message: 'printed-codes:faults.wanted' })
  wanted: string = '';
}

export class VoidCardsForm {
  @Type(() => Number)
  @IsInt({ message: 'printed-codes:faults.nobodyOne' })
  @Min(1, { message: 'printed-codes:faults.nobodyOne' })
  participantId: number;
}
