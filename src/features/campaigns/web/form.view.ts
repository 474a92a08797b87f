import type { Fault } from '../../../platform/errors.js';
import type { Department } from '../../directory/index.js';
import type { PackSummary } from '../../surveys/index.js';
import type { CampaignSummary } from '../campaign.js';
import type { CampaignPlanDto } from '../campaign-plan.dto.js';
import { employmentTypes, largestK, smallestK } from '../rules/campaign-settings.js';
import { campaignPaths } from './campaign.paths.js';
import { nameIn, type ViewTexts } from './view-texts.js';

/** The form reads a short list; the API takes any department. */
const deepestOffered = 2;
const mostOffered = 300;

export interface FormContext extends ViewTexts {
  packs: PackSummary[];
  departments: Department[];
  faults: Fault[];
  /** The draft that is being changed; null for a new one. */
  draft: CampaignSummary | null;
  saved: boolean;
}

export function formView(values: CampaignPlanDto, context: FormContext): object {
  const { t, language, packs, faults, draft } = context;
  return {
    values,
    faults,
    saved: context.saved,
    heading: draft ? nameIn(language, draft) : t('campaigns:form.newTitle'),
    action: draft ? campaignPaths.campaign(draft.id) : campaignPaths.list(),
    problem: draft?.launchProblem ? t(`campaigns:launchProblem.${draft.launchProblem}`) : null,
    preflightPath: draft && campaignPaths.preflight(draft.id),
    cancellationPath: draft && campaignPaths.cancellation(draft.id),
    packs: packs.map(({ id, title, version }) => ({
      value: id,
      text: t('campaigns:form.packVersion', { title, version }),
    })),
    departments: departmentChoices(context, values.departmentIds),
    employmentTypes: employmentTypes.map((type) => ({
      value: type,
      text: t(`campaigns:employmentType.${type}`),
    })),
    kRange: t('campaigns:form.kHint', { smallest: smallestK, largest: largestK }),
  };
}

/** What was chosen elsewhere, such as by the API, stays on the form, or saving would lose it. */
function departmentChoices({ departments, language, format }: FormContext, chosen: number[]) {
  const offered = departments
    .filter(({ depth }) => depth > 0 && depth <= deepestOffered)
    .slice(0, mostOffered)
    .map(({ id }) => id);
  const shown = new Set([...offered, ...chosen]);
  return departments
    .filter(({ id }) => shown.has(id))
    .map((department) => ({
      value: department.id,
      text: `${'– '.repeat(Math.max(0, department.depth - 1))}${nameIn(language, department)} (${format.number(department.total)})`,
    }));
}
