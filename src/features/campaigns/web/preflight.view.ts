import type { Fault } from '../../../platform/errors.js';
import type { HumanChecksDto } from '../campaign-steps.dto.js';
import type { Preflight } from '../campaign-preflight.service.js';
import { isDay } from '../rules/campaign-dates.js';
import type { PreflightItem, Verdict } from '../rules/preflight.js';
import { campaignPaths } from './campaign.paths.js';
import { nameIn, type ViewTexts } from './view-texts.js';

const looks: Record<Verdict, string> = {
  ok: 'done',
  attention: 'attention',
  missing: 'attention',
  blocked: 'blocked',
};

export interface ItemView {
  key: string;
  state: string;
  words: string;
  text: string;
  entries: string[];
  links: { href: string; text: string }[];
}

export function itemView(item: PreflightItem, { t, format, language }: ViewTexts): ItemView {
  const shown = (value: string | number) => {
    if (typeof value === 'number') return format.number(value);
    return isDay(value) ? format.day(value) : value;
  };
  const given = Object.entries(item.parameters ?? {});
  const parameters = Object.fromEntries(given.map(([name, value]) => [name, shown(value)]));
  const { count } = item.parameters ?? {};
  const counted = typeof count === 'number' ? { count, number: format.number(count) } : {};
  return {
    key: item.key,
    state: looks[item.verdict],
    words: t(`campaigns:verdict.${item.verdict}`),
    text: t(item.text, { ...parameters, ...counted }),
    entries: (item.entries ?? []).map((entry) => entry[language]),
    links: (item.links ?? []).map(({ href, text }) => ({ href, text: t(text) })),
  };
}

export interface PreflightContext extends ViewTexts {
  faults: Fault[];
  /** What was posted, where the form comes back with faults. */
  typed?: HumanChecksDto;
  mayManage: boolean;
  saved: boolean;
}

export function preflightView(
  { campaign, items, ...preflight }: Preflight,
  context: PreflightContext,
): object {
  const { t, format, language, faults, typed, mayManage } = context;
  const isDraft = campaign.state === 'draft';
  return {
    heading: nameIn(language, campaign),
    summary: t('campaigns:preflight.summary', {
      count: preflight.people,
      number: format.number(preflight.people),
      departments: format.number(preflight.departments),
    }),
    // That there is somebody to ask is what the summary says.
    items: items
      .filter(({ key, verdict }) => key !== 'people' || verdict !== 'ok')
      .map((item) => itemView(item, context)),
    checks: typed ?? campaign.checks,
    checksAction: isDraft && mayManage ? campaignPaths.checks(campaign.id) : null,
    saved: context.saved,
    faults,
    launchPath: isDraft && mayManage && preflight.mayLaunch ? campaignPaths.launch(campaign.id) : null,
    blocked: !preflight.mayLaunch,
    back: campaignPaths.campaign(campaign.id),
  };
}
