import type { TFunction } from 'i18next';
import type { OwnResult, SkillResult } from '../../answering/rules/own-result.js';
import type { PackDocument } from '../../surveys/rules/pack-document.js';
import { drawLevelChart } from '../../../web/charts/level-chart.js';
import type { Language } from '../../../web/texts.js';

export interface Levels {
  pack: PackDocument;
  result: OwnResult;
  language: Language;
  t: TFunction;
}

export function levelName({ levelNames }: PackDocument, level: number, language: Language): string {
  return levelNames[level]?.[language] ?? '';
}

/** @param title states the finding */
export function levelChart(title: string, { pack, result, language, t }: Levels): string {
  return drawLevelChart({
    id: 'level-chart',
    title,
    description: t('result:chart.description'),
    levels: pack.levelNames.map((name) => name[language]),
    rows: result.skills
      .filter(({ answer }) => typeof answer === 'number')
      .map(({ skill, answer, target }) => ({ label: skill.title[language], level: Number(answer), target })),
    words: { level: t('web:chart.level'), target: t('web:chart.target') },
  });
}

/** The same in words, with the skills that can't be drawn. */
export function levelTable(levels: Levels) {
  const { result, t } = levels;
  return {
    id: 'levels',
    caption: t('result:table.caption'),
    head: ['skill', 'yours', 'role', 'says'].map((column) => t(`result:table.${column}`)),
    rows: result.skills.map((skill) => tableRow(skill, levels)),
  };
}

function tableRow(
  { skill, answer, target, shortfall }: SkillResult,
  { pack, language, t }: Levels,
): string[] {
  const isLevel = typeof answer === 'number';
  const yours = isLevel ? levelName(pack, answer, language) : t(`result:table.${answer}`);
  const judged = t(shortfall === 0 ? 'result:table.ready' : 'result:table.short', { count: shortfall });
  const says = isLevel ? judged : t('result:table.notJudged');
  return [skill.title[language], yours, levelName(pack, target, language), says];
}
