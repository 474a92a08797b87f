import type { TFunction } from 'i18next';
import type { PlanContent } from '../../answering/rules/plan-content.js';
import type { OwnResult, SkillResult } from '../../answering/rules/own-result.js';
import type { WithdrawalState } from '../../answering/index.js';
import type { PackDocument } from '../../surveys/rules/pack-document.js';
import type { Fault } from '../../../platform/errors.js';
import type { Language } from '../../../web/texts.js';
import type { PlanWords, Suggestion } from '../learning-suggestions.service.js';
import { levelChart, levelName, levelTable, type Levels } from './result-levels.view.js';

export interface ResultPage {
  pack: PackDocument;
  content: PlanContent;
  result: OwnResult;
  /** For the gaps that are shown. */
  suggestions: Suggestion[];
  /** Null until the person has said how many hours they have. */
  plan: PlanWords | null;
  language: Language;
  /** Null where a survey is only tried out: nothing was sealed. */
  saved: { planKey: string; link: string; withdrawal: WithdrawalState; justSent: boolean } | null;
  faults: Fault[];
  /** As typed, where it was no number of hours. */
  typedHours?: string;
}

export const gapsShown = 3;

/** What a person's own answers say to them. */
export function resultView(page: ResultPage, t: TFunction) {
  const { result, content, language } = page;
  const titles = (skills: SkillResult[]) => skills.map(({ skill }) => skill.title[language]);
  const finding = findingOf(result, t);
  const levels: Levels = { ...page, t };
  return {
    finding,
    strengths: titles(result.strengths),
    gaps: result.gaps.slice(0, gapsShown).map((gap) => gapView(gap, page)),
    moreGaps: titles(result.gaps.slice(gapsShown)),
    learn: titles(result.skills.filter(({ learn }) => learn)),
    help: titles(result.skills.filter(({ help }) => help)),
    monday: mondayOf(page, t),
    hours: page.typedHours ?? content.hoursAMonth ?? '',
    plan: page.plan && planView(page.plan, page, t),
    chart: result.answered > 0 ? levelChart(finding, levels) : null,
    table: levelTable(levels),
    saved: page.saved,
    faults: page.faults,
    audience: 'staff',
    languageBack: '/plan',
  };
}

function findingOf({ answered, ready }: OwnResult, t: TFunction): string {
  if (answered === 0) return t('result:finding.none');
  return ready === answered
    ? t('result:finding.all', { count: answered })
    : t('result:finding.some', { ready, count: answered });
}

const nextStep = ({ skill, answer }: SkillResult, language: Language) =>
  skill.statements[Number(answer) + 1]?.[language] ?? '';

function gapView(gap: SkillResult, { pack, language, suggestions }: ResultPage) {
  const { skill, answer, target } = gap;
  return {
    title: skill.title[language],
    from: levelName(pack, Number(answer), language),
    to: levelName(pack, target, language),
    nextStep: nextStep(gap, language),
    suggestions: suggestions
      .filter(({ skillKey }) => skillKey === skill.key)
      .map(({ title, link, time, formatName, why }) => ({
        title,
        link,
        about: `${formatName}, ${time}`,
        why,
      })),
  };
}

/** One small thing for the first working day, from the heaviest gap or else from a strength. */
function mondayOf({ result, language, suggestions }: ResultPage, t: TFunction): string[] {
  const gap = result.gaps[0];
  const strength = result.strengths[0];
  if (!gap) {
    const skill = strength?.skill.title[language];
    return [skill ? t('result:monday.share', { skill }) : t('result:monday.none')];
  }
  const first = suggestions.find(({ skillKey }) => skillKey === gap.skill.key);
  return [
    t('result:monday.time', { skill: gap.skill.title[language] }),
    first ? t('result:monday.begin', { title: first.title }) : t('result:monday.ask'),
    t('result:monday.step', { step: nextStep(gap, language) }),
  ];
}

function planView(plan: PlanWords, { result, language }: ResultPage, t: TFunction) {
  const title = (key: string) =>
    result.skills.find(({ skill }) => skill.key === key)?.skill.title[language] ?? '';
  return {
    summary: t('result:plan.summary', { count: plan.levelsClosed, time: plan.time }),
    empty: plan.lines.length === 0,
    left: plan.left.map(({ skillKey }) => title(skillKey)),
    lines: plan.lines.map((line) => ({
      month: t('result:plan.month', { month: line.month }),
      title: line.title,
      link: line.link,
      about: `${line.formatName}, ${line.time}`,
      closes: line.closes.map(({ skillKey }) => title(skillKey)).join(' · '),
      why: line.why,
      instead: line.nextBest?.title ?? '',
    })),
  };
}
