import type { TFunction } from 'i18next';
import type { Bilingual, PackDocument } from '../../surveys/rules/pack-document.js';
import type { Language } from '../../../web/texts.js';
import { cultureAnswers, type Answers, type CultureAnswer } from '../rules/answers.js';
import { fieldOf, type PostedFault } from '../rules/posted-page.js';
import { minutesLeft, type AreaStep, type Step } from '../rules/question-route.js';
import type { WalkPaths } from './answering.paths.js';

export interface QuestionPage {
  pack: PackDocument;
  route: Step[];
  position: number;
  answers: Answers;
  language: Language;
  paths: WalkPaths;
  /** The person came from the check page and goes back there. */
  fromCheck: boolean;
  faults?: PostedFault[];
}

type Translate = TFunction;

interface Option {
  id: string;
  value: string;
  /** Short name of the level, beside the statement; empty where the text stands alone. */
  name: string;
  text: string;
  checked: boolean;
}

/** The first option bears the id of its field, so that a link in the error summary leads there. */
const optionId = (field: string, position: number) => (position === 0 ? field : `${field}-${position + 1}`);

/** Everything that a question page prints. */
export function questionView(page: QuestionPage, t: Translate) {
  const { route, position, language, paths, fromCheck } = page;
  const step = route[position] as Step;
  const before = route[position - 1];
  return {
    ...contentOf(page, step, t),
    kind: step.kind,
    part: { number: position + 1, of: route.length, minutes: minutesLeft(page.pack, route, position) },
    backTo: backTo(fromCheck ? paths.check : before && paths.step(before.slug), t),
    action: paths.step(step.slug),
    fromCheck,
    languages: languagesBeside(language),
    faults: (page.faults ?? []).map(({ field, because }) => ({
      field: because === 'unknown-answer' ? field : '',
      message: t(`answering:faults.${because}`),
    })),
    audience: 'staff',
  };
}

export function languagesBeside(language: Language) {
  return [
    { code: 'en', name: 'English', current: language === 'en' },
    { code: 'cy', name: 'Cymraeg', current: language === 'cy' },
  ];
}

const backTo = (href: string | undefined, t: Translate) => (href ? { href, text: t('web:back') } : null);

function contentOf(
  page: QuestionPage,
  step: Step,
  t: Translate,
): { heading: string } & Record<string, unknown> {
  const say = (text: Bilingual) => text[page.language];
  if (step.kind === 'area') return { heading: say(step.title), skills: skillsView(page, step, t) };
  if (step.kind === 'obstacles') {
    return {
      heading: say(step.question),
      boxes: step.items.map(({ key, label }, position) => ({
        id: optionId(fieldOf.obstacles, position),
        value: key,
        text: say(label),
        checked: page.answers.obstacles.has(key),
      })),
    };
  }
  const items =
    step.kind === 'culture'
      ? step.items.map(({ key, statement }) => ({
          ...agreementView(fieldOf.culture(key), page.answers.culture.get(key) ?? null, t),
          statement: say(statement),
        }))
      : [{ ...agreementView(fieldOf.leader, page.answers.leader, t), statement: say(step.statement) }];
  return { heading: t(`answering:${step.kind}.heading`), items };
}

function agreementView(field: string, answer: CultureAnswer | null, t: Translate) {
  // Agreement first, as people read it; "don't know" stands last, apart from the scale.
  const offered = cultureAnswers.toSorted((a, b) => order(a) - order(b));
  return {
    field,
    options: offered.map((value, position) => ({
      id: optionId(field, position),
      value: String(value),
      text: t(`answering:agreement.${value}`),
      checked: answer === value,
    })),
  };
}

const order = (answer: CultureAnswer) => (answer === 'dont-know' ? 9 : -answer);

function skillsView({ pack, answers, language }: QuestionPage, step: AreaStep, t: Translate) {
  return step.skills.map(({ skill }) => {
    const field = fieldOf.level(skill.key);
    const answer = answers.skills.get(skill.key);
    const levels = skill.statements.map((statement, level): Option => ({
      id: optionId(field, level),
      value: String(level),
      name: pack.levelNames[level]?.[language] ?? '',
      text: statement[language],
      checked: answer === level,
    }));
    return {
      field,
      title: skill.title[language],
      question: skill.question[language],
      example: skill.example[language],
      options: levels,
      notMyRole: {
        id: optionId(field, levels.length),
        value: 'not-my-role',
        text: t('answering:area.notMyRole'),
        checked: answer === 'not-my-role',
      },
      ticks: [
        {
          name: fieldOf.learn(skill.key),
          text: t('answering:area.learn'),
          checked: answers.learn.has(skill.key),
        },
        {
          name: fieldOf.help(skill.key),
          text: t('answering:area.help'),
          checked: answers.help.has(skill.key),
        },
      ],
    };
  });
}
