import type { PackSummary, PackVersion } from '../packs.store.js';
import type { PackDocument, Targets } from '../rules/pack-document.js';
import { generalProfileKey } from '../rules/pack-editing.js';
import { skillsOf } from '../rules/pack-reading.js';
import { packPaths } from './packs.paths.js';

type Language = 'en' | 'cy';
type Texts = (key: string, values?: Record<string, unknown>) => string;

export interface ViewContext {
  t: Texts;
  language: Language;
  mayEdit: boolean;
}

export function packListView(packs: PackSummary[], { t }: ViewContext): object {
  return {
    rows: packs.map((pack) => [
      { text: pack.title, href: packPaths.pack(pack.id) },
      { text: String(pack.version), numeric: true },
      t(`surveys:state.${pack.state}`),
    ]),
  };
}

const agreement = (targets: Targets, t: Texts) =>
  targets.owner && targets.agreedOn
    ? t('surveys:agreed', { owner: targets.owner, on: targets.agreedOn })
    : t('surveys:suggestion');

function familyRows(pack: PackVersion, { t, language }: ViewContext): object[] {
  const row = (key: string, name: string, targets: Targets) => [
    { text: name, href: packPaths.targets(pack.id, key) },
    { text: String(Object.keys(targets.targets).length), numeric: true },
    agreement(targets, t),
  ];
  const { families, generalProfile } = pack.document;
  return [
    ...families.map((family) => row(family.key, family.name[language], family)),
    row(generalProfileKey, t('surveys:generalProfile'), generalProfile),
  ];
}

export function packView(pack: PackVersion, context: ViewContext): object {
  const { t, language, mayEdit } = context;
  const { document } = pack;
  return {
    heading: document.title[language],
    summary: document.summary[language],
    version: pack.version,
    state: t(`surveys:state.${pack.state}`),
    welsh:
      document.welsh.status === 'signed'
        ? t('surveys:welshSigned', { translator: document.welsh.translator, on: document.welsh.signedOn })
        : t('surveys:welshDraft'),
    minutes: document.minutes,
    familyRows: familyRows(pack, context),
    importancePath: mayEdit ? packPaths.importance(pack.id) : null,
    areas: document.areas.map((area) => ({
      title: area.title[language],
      skills: area.skills.map((skill) => ({
        title: skill.title[language],
        question: skill.question[language],
        example: skill.example[language],
        importance: t(`surveys:importance.${skill.importance}`),
        statements: skill.statements.map((statement, level) => ({
          name: document.levelNames[level]?.[language],
          text: statement[language],
        })),
      })),
    })),
    culture: document.culture.items.map((item) => item.statement[language]),
  };
}

/** `typed` holds what was posted when the form comes back with faults. */
export function targetsView(
  pack: PackVersion,
  family: { key: string; name: string; targets: Targets },
  {
    language,
    t,
    typed,
  }: ViewContext & { typed?: { targets: Record<string, unknown>; owner: string; agreedOn: string } },
): object {
  const chosen = typed?.targets ?? family.targets.targets;
  const levels = pack.document.levelNames.map((name, level) => ({
    value: String(level),
    text: name[language],
  }));
  return {
    packTitle: pack.document.title[language],
    back: packPaths.pack(pack.id),
    action: packPaths.targets(pack.id, family.key),
    family: family.name,
    frozen: pack.state === 'frozen',
    owner: typed?.owner ?? family.targets.owner,
    agreedOn: typed?.agreedOn ?? family.targets.agreedOn,
    choices: [{ value: '', text: t('surveys:notAsked') }, ...levels.slice(1)],
    skills: skillsOf(pack.document).map((skill) => ({
      name: `targets[${skill.key}]`,
      title: skill.title[language],
      hint: skill.question[language],
      value: String(chosen[skill.key] ?? ''),
    })),
  };
}

export function importanceView(pack: PackVersion, { language, t }: ViewContext): object {
  return {
    packTitle: pack.document.title[language],
    back: packPaths.pack(pack.id),
    action: packPaths.importance(pack.id),
    frozen: pack.state === 'frozen',
    choices: [1, 2, 3].map((value) => ({ value: String(value), text: t(`surveys:importance.${value}`) })),
    skills: skillsOf(pack.document).map((skill) => ({
      name: `importance[${skill.key}]`,
      title: skill.title[language],
      value: String(skill.importance),
    })),
  };
}

export function familyName(pack: PackDocument, key: string, { language, t }: ViewContext): string {
  if (key === generalProfileKey) return t('surveys:generalProfile');
  return pack.families.find((family) => family.key === key)?.name[language] ?? key;
}
