import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Conflict, Invalid } from '../../../platform/errors.js';
import { ApiFaults, ApiListOf, type ListPage } from '../../../web/api/api.decorators.js';
import { checked, idFrom } from '../../../web/api/checked.js';
import { limited, openUpload } from '../../../web/forms/upload.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { textsIn } from '../../../web/texts.js';
import { actorFrom } from '../../audit/index.js';
import { DirectoryImports } from '../directory-imports.service.js';
import { ApplicationDto } from '../import.dto.js';
import { reasonsOf } from '../row-reasons.js';
import { ImportDto, ImportRowDto } from './import-reply.dto.js';
import { ImportMappingDto, ImportRowsQuery } from './import-request.dto.js';
import { importReply } from './import-reply.js';

const t = textsIn('en');
const ImportId = () => ApiParam({ name: 'id', description: 'Id of the import', example: 7 });

/** Multipart as browsers and curl -F send it, or the bare file as text/csv. */
async function fileOf(request: FastifyRequest): Promise<{ bytes: AsyncIterable<Uint8Array>; name: string }> {
  if (request.isMultipart()) {
    const upload = await openUpload(request);
    if (upload?.fileName) return { bytes: upload.bytes, name: upload.fileName };
    upload?.discard();
  } else if (request.headers['content-type']?.startsWith('text/csv') && request.body) {
    return { bytes: limited(request.body as AsyncIterable<Uint8Array>), name: 'staff.csv' };
  }
  throw new Invalid('Send the file as multipart/form-data (field "file") or as text/csv.', [
    { field: 'file', message: t('directory:unreadable.no-file') },
  ]);
}

@ApiTags('Directory')
@Controller('api/v1/directory/imports')
@Allow('directory.import')
export class ImportsApiController {
  constructor(private readonly imports: DirectoryImports) {}

  @Post()
  @ApiOperation({
    summary: 'Read a staff file',
    description:
      'Reads the file and says what applying it would do. The directory does not change. What was read is deleted when the import is applied, or after a day. Up to 64 MB; also takes the bare file with the content type text/csv.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary', description: 'The CSV file, up to 64 MB' },
      },
    },
  })
  @ApiCreatedResponse({ description: 'The file was read', type: ImportDto })
  @ApiFaults(422)
  async create(@Req() request: FastifyRequest, @SignedIn() identity: Identity): Promise<ImportDto> {
    const { bytes, name } = await fileOf(request);
    const staged = await this.imports.stage(bytes, name, actorFrom(identity));
    if (staged.outcome === 'staged') return importReply(await this.imports.preview(staged.id));
    const message = t(`directory:unreadable.${staged.reason}`, { line: staged.line });
    throw new Invalid('The file could not be read. Nothing was kept.', [{ field: 'file', message }]);
  }

  @Get(':id')
  @ApiOperation({
    summary: 'Look at an import',
    description: 'What its columns were taken for, and the counts.',
  })
  @ImportId()
  @ApiOkResponse({ description: 'The import', type: ImportDto })
  @ApiFaults(404)
  async show(@Param('id') id: string): Promise<ImportDto> {
    return importReply(await this.imports.preview(idFrom(id)));
  }

  @Get(':id/rows')
  @ApiOperation({
    summary: 'List rows to look at',
    description: 'In the order of the file, with the reasons.',
  })
  @ImportId()
  @ApiListOf(ImportRowDto, 'Rows of the kind that was asked for')
  @ApiFaults(404, 422)
  async rows(@Param('id') text: string, @Query() query: unknown): Promise<ListPage<ImportRowDto>> {
    const { id } = await this.imports.preview(idFrom(text));
    const { kind, after, limit } = checked(ImportRowsQuery, query);
    const offset = Number(after ?? 0) || 0;
    const rows = await this.imports.listed(id, kind, { offset, limit });
    const data = rows.map((row) => ({
      row: row.line,
      personId: row.personId,
      name: row.name,
      reasons: reasonsOf(row, t),
    }));
    return { data, next: rows.length === limit ? String(offset + limit) : null };
  }

  @Patch(':id')
  @ApiOperation({
    summary: 'Take columns for something else',
    description: 'Reads every row anew under this choice and counts again.',
  })
  @ImportId()
  @ApiOkResponse({ description: 'The import as it is now understood', type: ImportDto })
  @ApiFaults(404, 409, 422)
  async update(@Param('id') text: string, @Body() body: ImportMappingDto): Promise<ImportDto> {
    const id = idFrom(text);
    const remapped = await this.imports.remap(id, checked(ImportMappingDto, body));
    if (remapped.outcome === 'busy') throw new Conflict(t('directory:preview.busy'));
    if (remapped.outcome === 'repeated') {
      const faults = remapped.fields.map((field) => ({
        field: 'columns',
        message: `${field} is chosen twice`,
      }));
      throw new Invalid('Two columns can not hold the same.', faults);
    }
    return importReply(await this.imports.preview(id));
  }

  @Post(':id/application')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Apply an import',
    description: 'Takes the file into the directory, all of it or, with any error, nothing.',
  })
  @ImportId()
  @ApiOkResponse({ description: 'The import was applied', type: ImportDto })
  @ApiFaults(404, 409, 422)
  async apply(
    @Param('id') text: string,
    @Body() body: ApplicationDto,
    @SignedIn() identity: Identity,
  ): Promise<ImportDto> {
    const id = idFrom(text);
    const applied = await this.imports.apply(id, checked(ApplicationDto, body), actorFrom(identity));
    if (applied.outcome !== 'applied') {
      throw new Conflict(t(`directory:application.${applied.outcome}`, { ...applied }));
    }
    return importReply(await this.imports.preview(id));
  }
}
