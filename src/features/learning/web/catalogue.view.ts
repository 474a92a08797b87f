import type { Bilingual } from '../../surveys/rules/pack-document.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { formats, type Resource } from '../rules/resource.js';
import type { SkillArea } from '../rules/skill-areas.js';
import { timeIn } from '../time-in-words.js';
import { learningPaths } from './learning.paths.js';

export interface CatalogueContents {
  resources: readonly Resource[];
  areas: readonly SkillArea[];
  /** As asked for; what is not known filters nothing. */
  chosen: { area?: unknown; format?: unknown };
}

/** Everything there is to learn from, or what serves one area or comes in one format. */
export function catalogueView({ resources, areas, chosen }: CatalogueContents, language: Language): object {
  const t = textsIn(language);
  const area = areas.find(({ key }) => key === chosen.area);
  const format = formats.find((one) => one === chosen.format);
  const names = new Map(areas.flatMap(({ skills }) => skills.map(({ key, title }) => [key, title])));
  const wanted = area && new Set(area.skills.map(({ key }) => key));
  const found = resources.filter(
    (resource) =>
      (!wanted || resource.steps.some(({ skill }) => wanted.has(skill))) &&
      (!format || resource.format === format),
  );
  return {
    areas: [
      { value: '', text: t('learning:catalogue.everyArea') },
      ...areas.map(({ key, title }) => ({ value: key, text: title[language] })),
    ],
    formats: [
      { value: '', text: t('learning:catalogue.everyFormat') },
      ...formats.map((one) => ({ value: one, text: t(`learning:format.${one}`) })),
    ],
    chosen: { area: area?.key ?? '', format: format ?? '' },
    count: t('learning:catalogue.count', { count: found.length }),
    resources: found.map((resource) => entryView(resource, names, language)),
    isFiltered: Boolean(area ?? format),
    path: learningPaths.catalogue,
    audience: 'staff',
  };
}

function entryView(resource: Resource, names: ReadonlyMap<string, Bilingual>, language: Language): object {
  const { key, title, summary, provider, hours, format, steps } = resource;
  return {
    href: learningPaths.resource(key),
    title: title[language],
    summary: summary[language],
    format: textsIn(language)(`learning:format.${format}`),
    about: [timeIn(language, hours), provider[language]].join(' · '),
    skills: steps.map(({ skill }) => names.get(skill)?.[language] ?? skill),
  };
}

/** One resource: what happens, what it takes, where it leads. */
export function resourceView(
  resource: Resource,
  names: ReadonlyMap<string, Bilingual>,
  language: Language,
): object {
  const t = textsIn(language);
  const { title, summary, provider, hours, format, seats, languages, link, steps } = resource;
  const about = [
    { key: t('learning:resource.format'), value: t(`learning:format.${format}`) },
    { key: t('learning:resource.time'), value: timeIn(language, hours) },
    { key: t('learning:resource.provider'), value: provider[language] },
    {
      key: t('learning:resource.languages'),
      value: languages.map((one) => t(`learning:resource.language.${one}`)).join(', '),
    },
  ];
  if (seats !== null)
    about.push({
      key: t('learning:resource.seats'),
      value: t('learning:resource.seatsAtATime', { count: seats }),
    });
  return {
    name: title[language],
    summary: summary[language],
    about,
    link,
    steps: steps.map(({ skill, from, to }) => [
      names.get(skill)?.[language] ?? skill,
      t(`learning:levels.${from}`),
      t(`learning:levels.${to}`),
    ]),
    cataloguePath: learningPaths.catalogue,
    audience: 'staff',
  };
}
