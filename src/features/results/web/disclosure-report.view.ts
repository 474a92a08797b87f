import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { CampaignDepartment, CampaignSummary } from '../../campaigns/index.js';
import type { CountOutcome, PublicationRecord, StoredReport } from '../publication.js';
import { withheldWords } from './figure-words.js';
import { resultsPaths } from './results.paths.js';

export interface ReportSources {
  campaign: CampaignSummary;
  publication: PublicationRecord | null;
  departments: readonly CampaignDepartment[];
  language: Language;
}

/** `stage` chooses the part of the page; a form stands only on the stages that end with a signature. */
export function disclosureReportView(sources: ReportSources): object {
  const { campaign, publication, language } = sources;
  const { day } = formatsIn(language);
  const stage = stageOf(campaign, publication);
  return {
    stage,
    outcome: publication?.outcome,
    campaign: (language === 'cy' && campaign.nameCy) || campaign.name,
    k: campaign.k,
    signer: publication && {
      name: publication.signedBy,
      day: publication.signedAt ? day(publication.signedAt) : '',
    },
    report: publication?.report ? reportOf(publication.report, sources) : null,
    paths: {
      campaign: resultsPaths.campaign(campaign.id),
      report: resultsPaths.disclosureReport(campaign.id),
      publication: resultsPaths.publication(campaign.id),
      results: publication && resultsPaths.summary(publication.id),
      staff: publication && resultsPaths.published(publication.id),
    },
    languageBack: resultsPaths.disclosureReport(campaign.id),
  };
}

type Stage = 'waiting' | 'counting' | CountOutcome | 'publishing' | 'published' | 'closed-without';

function stageOf({ state }: CampaignSummary, publication: PublicationRecord | null): Stage {
  if (state === 'counting' && publication) return publication.outcome;
  if (state === 'closed' || state === 'counting') return 'counting';
  if (!publication) return 'waiting';
  if (state === 'drafted') return publication.outcome;
  if (state === 'publishing') return 'publishing';
  return publication.outcome === 'figures' ? 'published' : 'closed-without';
}

function reportOf(report: StoredReport, { departments, language }: ReportSources): object {
  const t = textsIn(language);
  const format = formatsIn(language);
  const names = new Map(
    departments.map(({ id, name, nameCy }) => [id, (language === 'cy' && nameCy) || name]),
  );
  const nameOf = (id: number) => names.get(id) ?? '';
  return {
    stats: statsOf(report, language),
    verdict: t('results:report.auditBody', {
      sets: format.number(report.setsAudited),
      blocks: format.number(report.blocksAudited),
      k: report.k,
    }),
    undecipherable: report.undecipherable
      ? t('results:report.undecipherable', { count: report.undecipherable })
      : null,
    missing: missingWords(report, language),
    hidden: report.hiddenDepartments.map(({ departmentId, countedIn }) => [
      nameOf(departmentId),
      withheldWords({ t, format, nameOf }, countedIn),
    ]),
    partly: report.partlyHidden.map(({ departmentId, skills, culture }) => [
      nameOf(departmentId),
      { text: format.number(skills), numeric: true },
      { text: format.number(culture), numeric: true },
    ]),
  };
}

function missingWords({ missing, k }: StoredReport, language: Language): string | null {
  if (!missing) return null;
  const t = textsIn(language);
  const number = formatsIn(language).number;
  return missing === 'few'
    ? t('results:report.missingFew', { k: number(k) })
    : t('results:report.missing', { number: number(missing) });
}

function statsOf(report: StoredReport, language: Language): object[] {
  const t = textsIn(language);
  const format = formatsIn(language);
  return [
    {
      label: t('results:report.answered'),
      value: format.percent(report.answered / report.invited),
      note: t('results:ofPeople', {
        n: format.number(report.answered),
        population: format.number(report.invited),
      }),
    },
    {
      label: t('results:report.shown'),
      value: format.number(report.shown),
      note: t('results:report.shownOf', { departments: format.number(report.departments) }),
    },
    {
      label: t('results:report.smallest'),
      value: format.number(report.k),
      note: t('results:report.smallestNote'),
    },
  ];
}
