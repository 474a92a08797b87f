import type { TFunction } from 'i18next';
import type { PlanContent } from '../../answering/rules/plan-content.js';
import { ownResult, type OwnResult, type SkillResult } from '../../answering/rules/own-result.js';
import type { WithdrawalState } from '../../answering/index.js';
import type { PackDocument } from '../../surveys/rules/pack-document.js';
import { drawLevelChart } from '../../../web/charts/level-chart.js';
import type { Language } from '../../../web/texts.js';
import type { SuggestionsBySkill } from './result-suggestions.js';

export interface ResultPage {
  pack: PackDocument;
  content: PlanContent;
  suggestions: SuggestionsBySkill;
  language: Language;
  /** Null where a survey is only tried out: nothing was sealed. */
  saved: { planKey: string; link: string; withdrawal: WithdrawalState; justSent: boolean } | null;
}

const topGaps = 3;

/** What a person's own answers say to them. */
export function resultView(page: ResultPage, t: TFunction) {
  const { pack, content, language } = page;
  const result = ownResult(pack, content);
  const finding = findingOf(result, t);
  const words = { page, t };
  return {
    finding,
    strengths: result.strengths.map(({ skill }) => skill.title[language]),
    gaps: result.gaps.slice(0, topGaps).map((gap) => gapView(gap, words)),
    moreGaps: result.gaps.slice(topGaps).map(({ skill }) => skill.title[language]),
    learn: result.skills.filter(({ learn }) => learn).map(({ skill }) => skill.title[language]),
    help: result.skills.filter(({ help }) => help).map(({ skill }) => skill.title[language]),
    monday: mondayOf(result, words),
    chart: result.answered > 0 ? chartOf(result, finding, words) : null,
    table: {
      id: 'levels',
      caption: t('result:table.caption'),
      head: [
        t('result:table.skill'),
        t('result:table.yours'),
        t('result:table.role'),
        t('result:table.says'),
      ],
      rows: result.skills.map((row) => tableRow(row, words)),
    },
    saved: page.saved,
    audience: 'staff',
  };
}

interface Words {
  page: ResultPage;
  t: TFunction;
}

function findingOf({ answered, ready }: OwnResult, t: TFunction): string {
  if (answered === 0) return t('result:finding.none');
  return ready === answered
    ? t('result:finding.all', { count: answered })
    : t('result:finding.some', { ready, count: answered });
}

const levelName = ({ pack, language }: ResultPage, level: number) => pack.levelNames[level]?.[language] ?? '';

function gapView({ skill, answer, target }: SkillResult, { page, t }: Words) {
  const level = Number(answer);
  return {
    title: skill.title[page.language],
    from: levelName(page, level),
    to: levelName(page, target),
    nextStep: skill.statements[level + 1]?.[page.language] ?? '',
    suggestions: (page.suggestions.get(skill.key) ?? []).map(({ title, provider, url, hours }) => ({
      title,
      url,
      about: [provider, hours === null ? '' : t('result:gaps.hours', { count: hours })]
        .filter(Boolean)
        .join(', '),
    })),
  };
}

/** One small thing for the first working day, from the heaviest gap or else from a strength. */
function mondayOf({ gaps, strengths }: OwnResult, { page, t }: Words): string[] {
  const gap = gaps[0];
  const strength = strengths[0];
  const title = (result: SkillResult) => result.skill.title[page.language];
  if (gap) {
    const step = gap.skill.statements[Number(gap.answer) + 1]?.[page.language] ?? '';
    return [
      t('result:monday.time', { skill: title(gap) }),
      t('result:monday.step', { step }),
      t('result:monday.ask'),
    ];
  }
  return strength ? [t('result:monday.share', { skill: title(strength) })] : [t('result:monday.none')];
}

function chartOf({ skills }: OwnResult, finding: string, { page, t }: Words): string {
  return drawLevelChart({
    id: 'level-chart',
    title: finding,
    description: t('result:chart.description'),
    levels: page.pack.levelNames.map((name) => name[page.language]),
    rows: skills
      .filter(({ answer }) => typeof answer === 'number')
      .map(({ skill, answer, target }) => ({
        label: skill.title[page.language],
        level: Number(answer),
        target,
      })),
    words: { level: t('web:chart.level'), target: t('web:chart.target') },
  });
}

function tableRow({ skill, answer, target, shortfall }: SkillResult, { page, t }: Words): string[] {
  const yours = typeof answer === 'number' ? levelName(page, answer) : t(`result:table.${answer}`);
  const says =
    typeof answer === 'number'
      ? t(shortfall === 0 ? 'result:table.ready' : 'result:table.short', { count: shortfall })
      : t('result:table.notJudged');
  return [skill.title[page.language], yours, levelName(page, target), says];
}
