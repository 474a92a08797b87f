import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiProperty,
  ApiPropertyOptional,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ProblemDto } from './problem.dto.js';

const reasons: Record<number, string> = {
  401: 'No key, or one that is wrong or revoked',
  403: 'The key has not the scope that this needs',
  404: 'There is no such thing',
  409: 'It does not fit the present state; nothing was changed',
  413: 'The body is too large',
  422: 'Something in the request needs to be corrected',
  429: 'Too many requests; wait as long as Retry-After says',
};

/** Says how a request can fail, beside 401 and 403 which hold for all: `@ApiFaults(404, 409)`. */
export function ApiFaults(...statuses: (keyof typeof reasons)[]) {
  return applyDecorators(
    ...[401, 403, ...statuses].map((status) =>
      ApiResponse({ status, description: reasons[status], type: ProblemDto }),
    ),
  );
}

/** The reply is a list: `{ data: Item[], next }`. */
export function ApiListOf(Item: Type, description: string) {
  return applyDecorators(
    ApiExtraModels(Item),
    ApiOkResponse({
      description,
      schema: {
        type: 'object',
        required: ['data', 'next'],
        properties: {
          data: { type: 'array', items: { $ref: getSchemaPath(Item) } },
          next: {
            type: 'string',
            nullable: true,
            description: 'For ?after= of the following page; null on the last',
            example: null,
          },
        },
      },
    }),
  );
}

export interface ListPage<Item> {
  data: Item[];
  next: string | null;
}

/** Query of a list: `checkedQuery(ListQuery, query)`. */
export class ListQuery {
  @ApiPropertyOptional({
    description: '"next" of the page before; left out for the first page',
    example: '120',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  after?: string;

  @ApiPropertyOptional({ description: 'How many at most, 1 to 200', default: 50, example: 50 })
  @Transform(({ value }) => Number(value))
  @IsInt({ message: 'limit is a whole number from 1 to 200' })
  @Min(1, { message: 'limit is a whole number from 1 to 200' })
  @Max(200, { message: 'limit is a whole number from 1 to 200' })
  limit: number = 50;
}

export class MadeDto {
  @ApiProperty({ description: 'Id of what was made', example: 12 })
  id: number;
}
