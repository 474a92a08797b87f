import type { TFunction } from 'i18next';
import type { Bilingual, PackDocument } from '../../surveys/rules/pack-document.js';
import type { Language } from '../../../web/texts.js';
import type { Answers, CultureAnswer } from '../rules/answers.js';
import type { AreaStep, Step } from '../rules/question-route.js';
import type { WalkPaths } from './answering.paths.js';
import { languagesBeside } from './question.view.js';

export interface CheckPage {
  pack: PackDocument;
  route: Step[];
  answers: Answers;
  language: Language;
  paths: WalkPaths;
}

type Translate = TFunction;
interface Line {
  question: string;
  answer: string;
  blank: boolean;
}

/** All answers in the order of the questions, each part with its way back. */
export function checkView(page: CheckPage, t: Translate) {
  const { route, language, paths } = page;
  const parts = route.map((step) => ({
    heading: step.kind === 'area' ? step.title[language] : t(`answering:${step.kind}.heading`),
    changeHref: `${paths.step(step.slug)}?from=check`,
    lines: linesOf(page, step, t),
  }));
  const last = route.at(-1);
  return {
    parts,
    blanks: parts.flatMap(({ lines }) => lines).filter(({ blank }) => blank).length,
    backTo: last && { href: paths.step(last.slug), text: t('web:back') },
    languages: languagesBeside(language),
    audience: 'staff',
  };
}

function linesOf({ pack, answers, language }: CheckPage, step: Step, t: Translate): Line[] {
  const say = (text: Bilingual) => text[language];
  const line = (question: string, answer: string | undefined): Line => ({
    question,
    answer: answer ?? t('answering:check.blank'),
    blank: answer === undefined,
  });
  const agreement = (answer: CultureAnswer | null | undefined) =>
    answer === null || answer === undefined ? undefined : t(`answering:agreement.${answer}`);
  if (step.kind === 'area') return skillLines({ pack, answers, language } as CheckPage, step, { line, t });
  if (step.kind === 'leader') return [line(say(step.statement), agreement(answers.leader))];
  if (step.kind === 'culture') {
    return step.items.map((item) => line(say(item.statement), agreement(answers.culture.get(item.key))));
  }
  const ticked = step.items.filter(({ key }) => answers.obstacles.has(key)).map(({ label }) => say(label));
  return [line(say(step.question), ticked.length > 0 ? ticked.join(' · ') : undefined)];
}

interface Writing {
  line: (question: string, answer: string | undefined) => Line;
  t: Translate;
}

function skillLines({ pack, answers, language }: CheckPage, step: AreaStep, { line, t }: Writing): Line[] {
  return step.skills.map(({ skill: { key, title } }) => {
    const answer = answers.skills.get(key);
    const level =
      answer === 'not-my-role' ? t('answering:area.notMyRole') : levelName(pack, answer, language);
    const wishes = [
      ...(answers.learn.has(key) ? [t('answering:area.learn')] : []),
      ...(answers.help.has(key) ? [t('answering:area.help')] : []),
    ];
    const said = [...(level === undefined ? [] : [level]), ...wishes].join(' · ');
    return { ...line(title[language], said || undefined), blank: answer === undefined };
  });
}

const levelName = (pack: PackDocument, level: number | undefined, language: Language) =>
  level === undefined ? undefined : pack.levelNames[level]?.[language];
