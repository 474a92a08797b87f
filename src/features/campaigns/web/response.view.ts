import type { ResponseFigures } from '../campaign-rates.service.js';
import type { CampaignDepartment } from '../campaign-roster.store.js';
import type { CampaignSummary } from '../campaign.js';
import { isUnderRepresented, type Rate } from '../rules/response-rates.js';
import { nameIn, type ViewTexts } from './view-texts.js';

interface ResponseContext extends ViewTexts {
  figures: ResponseFigures;
}

const share = ({ answered, invited }: Pick<Rate, 'answered' | 'invited'>) => answered / invited;

/** Counts and shares of departments chosen at launch; nothing by person, nothing by job family. */
export function responseView(campaign: CampaignSummary, context: ResponseContext): object {
  const { t, format, figures } = context;
  const { whole, day } = figures;
  return {
    nothing: whole === null || day === null ? t(noneYet(campaign, figures)) : null,
    share: whole ? Math.round(100 * share(whole)) : 0,
    label: whole
      ? t('campaigns:response.label', {
          share: format.percent(share(whole)),
          answered: format.number(whole.answered),
          invited: format.number(whole.invited),
        })
      : null,
    asOf: day === null ? null : t(asOfText(campaign), { day: format.day(day) }),
    rows: whole ? departmentRows(context, whole) : [],
    hidden: hiddenRows(context),
    curve: figures.curve.map((point) => [
      format.day(point.day),
      { text: format.number(point.answered), numeric: true },
      { text: format.percent(share(point)), numeric: true },
    ]),
  };
}

const asOfText = ({ state }: CampaignSummary) =>
  state === 'open' || state === 'closing' ? 'campaigns:response.asOf' : 'campaigns:response.final';

function noneYet({ state }: CampaignSummary, { departments }: ResponseFigures): string {
  if (!departments.some(({ showsRates }) => showsRates)) return 'campaigns:response.tooSmall';
  return state === 'open' ? 'campaigns:response.tomorrow' : 'campaigns:response.soon';
}

function departmentRows({ t, format, language, figures }: ResponseContext, whole: Rate): object[] {
  const rates = new Map(figures.rates.map((rate) => [rate.departmentId, rate]));
  return inTreeOrder(figures.departments).flatMap((department) => {
    const rate = rates.get(department.id);
    if (!rate) return [];
    return [
      [
        `${'– '.repeat(department.depth)}${nameIn(language, department)}`,
        { text: format.number(rate.invited), numeric: true },
        { text: format.number(rate.answered), numeric: true },
        { text: format.percent(share(rate)), numeric: true },
        isUnderRepresented(rate, whole) ? t('campaigns:response.behind') : '',
      ],
    ];
  });
}

/** Departments without a rate, each with the one that counts its people. */
function hiddenRows({ language, figures: { departments } }: ResponseContext): string[][] {
  const byId = new Map(departments.map((department) => [department.id, department]));
  const shownAbove = (department: CampaignDepartment): CampaignDepartment | undefined => {
    const above = byId.get(department.parentId ?? 0);
    return !above || above.showsRates ? above : shownAbove(above);
  };
  return departments
    .filter(({ showsRates }) => !showsRates)
    .map((department) => {
      const above = shownAbove(department);
      return [nameIn(language, department), above ? nameIn(language, above) : '–'];
    });
}

function inTreeOrder(departments: readonly CampaignDepartment[]): CampaignDepartment[] {
  const children = new Map<number | null, CampaignDepartment[]>();
  for (const department of departments) {
    const siblings = children.get(department.parentId);
    if (siblings) siblings.push(department);
    else children.set(department.parentId, [department]);
  }
  const below = (id: number | null): CampaignDepartment[] =>
    (children.get(id) ?? []).flatMap((department) => [department, ...below(department.id)]);
  return below(null);
}
