import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { NotFound } from '../../../platform/errors.js';
import { download, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { PublishedResults } from '../publication.js';
import { Publications } from '../publications.service.js';
import { hiddenAmong } from '../rules/hidden-departments.js';
import { leadersSummary } from '../rules/leaders-summary.js';
import { visibleFigures, type VisibleFigures } from '../rules/visible-figures.js';
import type { ViewerScope } from '../rules/viewer-scope.js';
import { FiguresPageDto } from './figure.dto.js';
import { figuresCsv } from './figures-csv.js';
import { PublicationDto, SummaryDto, type PublishedDepartmentDto } from './publication.dto.js';

const mostFigures = 1_000;

const PublicationId = () => ApiParam({ name: 'id', description: 'Id of the publication', example: 3 });

/** Published figures for programs, and for people who work with them: the same suppressed figures as on the pages. */
@ApiTags('Results')
@Controller('api/v1/publications')
export class PublicationsApiController {
  constructor(private readonly publications: Publications) {}

  @Get()
  @Allow('results.read')
  @ApiOperation({ summary: 'All publications, newest first' })
  @ApiOkResponse({ type: [PublicationDto] })
  async index(): Promise<{ data: PublicationDto[] }> {
    return { data: await this.publications.list() };
  }

  @Get(':id')
  @PublicationId()
  @Allow('results.read')
  @ApiOperation({ summary: 'The leaders’ summary of a department, or of the organisation' })
  @ApiQuery({
    name: 'department',
    required: false,
    description: 'Department of the campaign’s own tree',
    example: 17,
  })
  @ApiOkResponse({ type: SummaryDto })
  @ApiResponse({
    status: 404,
    description: 'No such publication, or a department that the caller may not see',
  })
  async show(
    @Param('id', ParseIntPipe) id: number,
    @Query('department') department: string | undefined,
    @SignedIn() identity: Identity,
  ): Promise<SummaryDto> {
    const results = await this.publications.open(id);
    const scope = await this.publications.scopeOf(identity, results);
    const departmentId = department ? Number(department) : (scope.own[0] ?? results.table.organisation.id);
    if (!scope.visible.has(departmentId)) throw new NotFound('There is no such department in your sight.');
    const { group, ...summary } = leadersSummary(results, departmentId, scope.visible);
    return {
      publication: publicationOf(results),
      k: results.k,
      departmentId: group.id,
      departmentsInSight: departmentsOf(results, scope),
      ...summary,
    };
  }

  @Get(':id/figures')
  @PublicationId()
  @Allow('results.read')
  @ApiOperation({ summary: 'Every published figure that the caller may see, in pages' })
  @ApiQuery({ name: 'page', required: false, description: 'From 1', example: 1 })
  @ApiQuery({
    name: 'size',
    required: false,
    description: `Figures in a page, at most ${mostFigures}`,
    example: 500,
  })
  @ApiOkResponse({ type: FiguresPageDto })
  async figures(
    @Param('id', ParseIntPipe) id: number,
    @Query() asked: { page?: string; size?: string },
    @SignedIn() identity: Identity,
  ): Promise<FiguresPageDto> {
    const figures = await this.visible(id, identity);
    const size = within(Number(asked.size) || 500, mostFigures);
    const pages = Math.max(1, Math.ceil(figures.total / size));
    const page = within(Number(asked.page) || 1, pages);
    return { data: [...figures.from((page - 1) * size, page * size)], page, pages, total: figures.total };
  }

  @Get(':id/figures.csv')
  @PublicationId()
  @Allow('results.read')
  @ApiOperation({ summary: 'The same as one CSV file (UTF-8, first line names the columns)' })
  @ApiProduces('text/csv')
  @ApiOkResponse({
    description: 'One line a figure',
    schema: {
      type: 'string',
      example: 'group,measure,item,value\nAdult Social Care,readiness,spreadsheets,0.14',
    },
  })
  async csv(@Param('id', ParseIntPipe) id: number, @SignedIn() identity: Identity): Promise<Reply> {
    const figures = await this.visible(id, identity);
    return download(`soundings-figures-${id}.csv`, 'text/csv; charset=utf-8', figuresCsv(figures.from(0)));
  }

  private async visible(id: number, identity: Identity): Promise<VisibleFigures> {
    const results = await this.publications.open(id);
    const { visible } = await this.publications.scopeOf(identity, results);
    return visibleFigures(results, visible);
  }
}

const within = (asked: number, most: number) => Math.min(Math.max(1, Math.floor(asked)), most);

function publicationOf({ id, campaign, publishedAt }: PublishedResults): PublicationDto {
  const { id: campaignId, name, nameCy, closesOn } = campaign;
  return { id, campaignId, name, nameCy, closesOn, publishedAt };
}

function departmentsOf(
  { table, departments }: PublishedResults,
  { visible }: ViewerScope,
): PublishedDepartmentDto[] {
  const hidden = new Map(
    hiddenAmong(table, visible).map(({ departmentId, countedIn }) => [departmentId, countedIn]),
  );
  return departments
    .filter(({ id }) => visible.has(id))
    .map(({ id, parentId, directoryId, name }) => ({
      id,
      parentId,
      directoryId,
      name,
      outcome: hidden.has(id) ? 'withheld' : 'shown',
      countedIn: hidden.get(id) ?? null,
    }));
}
