import type { PlannedDepartment } from '../department-plans.service.js';
import type { PlanLine } from '../rules/department-plan.js';
import type { SkillNeed } from '../rules/plan-needs.js';
import { inTreeOrder } from '../../results/rules/places.js';
import type { Bilingual } from '../../surveys/rules/pack-document.js';
import { skillsOf } from '../../surveys/rules/pack-reading.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn, type Formats } from '../../../web/view-formats.js';
import { learningPaths } from './learning.paths.js';

interface Words {
  language: Language;
  t: ReturnType<typeof textsIn>;
  format: Formats;
  skill: (key: string) => string;
  department: (id: number) => string;
}

export function departmentPlanView(planned: PlannedDepartment, language: Language): object {
  const { results, departmentId, plan, limits } = planned;
  const words = wordsFor(planned, language);
  const { id, campaign } = results;
  return {
    department: words.department(departmentId),
    campaign: (language === 'cy' && campaign.nameCy) || campaign.name,
    stats: statsOf(planned, words),
    rows: plan.lines.map((line) => rowOf(line, words)),
    steps: plan.lines.map((line) => stepOf(line, words)),
    leftOut: leftOutOf(planned, words),
    notes: notesOf(planned, words),
    limited: limits.budget !== null || limits.hours !== null,
    typed: { budget: limits.budget ?? '', hours: limits.hours ?? '' },
    departments: choicesOf(planned, words),
    departmentId,
    formPath: learningPaths.plan(id),
    wholePath: learningPaths.plan(id, departmentId),
    summaryPath: learningPaths.summary(id, departmentId),
  };
}

function statsOf({ plan }: PlannedDepartment, words: Words): object[] {
  const { t, format } = words;
  const missing = format.number(plan.levelsMissing);
  return [
    { label: t('learning:plan.cost'), value: format.pounds(Math.round(plan.cost)) },
    { label: t('learning:plan.hours'), value: format.number(plan.hours) },
    {
      label: t('learning:plan.closed'),
      value: format.number(plan.levelsClosed),
      note: t('learning:plan.ofMissing', { missing }),
    },
    { label: t('learning:plan.perLevel'), value: perLevel(plan, words) },
  ];
}

function leftOutOf({ plan }: PlannedDepartment, { t, language, skill }: Words): object[] {
  return plan.leftOut.map(({ line, seats, reason }) => ({
    text: t('learning:plan.leftOutLine', {
      title: line.resource.title[language],
      skill: skill(line.need.skillKey),
      seats: t('learning:plan.seats', { count: seats }),
    }),
    reason: t(`learning:plan.reason.${reason}`),
  }));
}

function choicesOf({ results, scope }: PlannedDepartment, { department }: Words): object[] {
  return inTreeOrder(results.departments)
    .filter(({ id }) => scope.visible.has(id))
    .map(({ id, depth }) => ({ value: id, text: `${'– '.repeat(depth)}${department(id)}` }));
}

function wordsFor({ results }: PlannedDepartment, language: Language): Words {
  const titles = new Map(skillsOf(results.pack).map(({ key, title }): [string, Bilingual] => [key, title]));
  const names = new Map(
    results.departments.map((one) => [one.id, (language === 'cy' && one.nameCy) || one.name]),
  );
  return {
    language,
    t: textsIn(language),
    format: formatsIn(language),
    skill: (key) => titles.get(key)?.[language] ?? key,
    department: (id) => names.get(id) ?? '',
  };
}

function perLevel(
  { cost, levelsClosed }: { cost: number; levelsClosed: number },
  { t, format }: Words,
): string {
  if (levelsClosed <= 0) return t('learning:plan.none');
  const pounds = cost / levelsClosed;
  return pounds > 0 && pounds < 10 ? `£${format.number(pounds, 2)}` : format.pounds(pounds);
}

function rowOf(line: PlanLine, words: Words): object[] {
  const { t, format, language } = words;
  const { need, resource } = line;
  const number = (text: string) => ({ text, numeric: true });
  return [
    { text: words.skill(need.skillKey) },
    { text: resource.title[language], href: learningPaths.resource(resource.key) },
    number(peopleIn(need, words)),
    number(format.number(line.seats)),
    number(resource.seats === null ? t('learning:plan.none') : format.number(line.runs)),
    number(format.pounds(line.cost)),
    number(format.number(line.hours)),
    number(format.number(line.levelsClosed)),
    number(perLevel(line, words)),
  ];
}

/** "446 (427 to 463)", or the number alone where it is exact. */
function peopleIn({ peopleShort: { value, lower, upper } }: SkillNeed, { t, format }: Words): string {
  const people = format.number(value);
  const isExact = Math.round(lower) === Math.round(upper);
  const range = { people, low: format.number(lower), high: format.number(upper) };
  return isExact ? people : t('learning:plan.people', range);
}

/** From where to where, how sure, and what would do instead. */
function stepOf({ need, resource, from, to, nextBest }: PlanLine, { t, language, skill }: Words): string {
  const level = (number: number) => t(`learning:levels.${number}`);
  const title = resource.title[language];
  return [
    t('learning:plan.leads', { skill: skill(need.skillKey), title, from: level(from), to: level(to) }),
    need.reliability && t(`learning:plan.reliability.${need.reliability}`),
    need.cap !== null && t('learning:plan.capped', { count: need.cap }),
    nextBest && t('learning:plan.nextBest', { other: nextBest.title[language] }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What the plan is not about, and why. */
function notesOf({ needs, plan }: PlannedDepartment, words: Words): string[] {
  const { t } = words;
  const list = (keys: string[]) => keys.map(words.skill).join(', ');
  const withheld = needs.withheld.map(({ skillKey, countedIn }) =>
    countedIn === null
      ? t('learning:plan.withheldNowhere', { skill: words.skill(skillKey) })
      : t('learning:plan.withheld', {
          skill: words.skill(skillKey),
          department: words.department(countedIn),
        }),
  );
  return [
    ...withheld,
    ...(needs.uncertain.length > 0 ? [t('learning:plan.uncertain', { skills: list(needs.uncertain) })] : []),
    ...(plan.without.length > 0 ? [t('learning:plan.without', { skills: list(plan.without) })] : []),
  ];
}
