/**
 * Every text of a pack is there in English and in Welsh: neither language is an afterthought. A skill has
 * five can-do statements, one a level, and none has more than 12 words in either language, because people
 * compare all five at a glance. A word is whatever stands between spaces. Welsh counts as signed only with the
 * name of the translator and the date.
 */
import type { Bilingual, PackDocument, Skill } from './pack-document.js';
import type { PackFault } from './pack-fault.js';

export const MOST_WORDS = 12;
export const LEVELS = 5;

const LANGUAGES = [
  ['en', 'English'],
  ['cy', 'Welsh'],
] as const;

export function findWordingFaults(pack: PackDocument): PackFault[] {
  const skillFaults = pack.areas.flatMap((area, a) =>
    area.skills.flatMap((skill, s) => findStatementFaults(skill, `/areas/${a}/skills/${s}`)),
  );
  return [
    ...findEmptyTexts(pack, ''),
    ...findSignatureFaults(pack),
    ...findLevelNameFaults(pack),
    ...skillFaults,
  ];
}

function findEmptyTexts(node: unknown, path: string): PackFault[] {
  if (typeof node !== 'object' || node === null) return [];
  if (isBilingual(node)) {
    return LANGUAGES.filter(([code]) => node[code].trim() === '').map(([code, language]) => ({
      path: `${path}/${code}`,
      message: `Write this text in ${language}: it is empty`,
    }));
  }
  return Object.entries(node).flatMap(([name, child]) => findEmptyTexts(child, `${path}/${name}`));
}

function isBilingual(node: object): node is Bilingual {
  return 'en' in node && 'cy' in node && typeof node.en === 'string' && typeof node.cy === 'string';
}

function findSignatureFaults({ welsh }: PackDocument): PackFault[] {
  if (welsh.status === 'draft') return [];
  const faults: PackFault[] = [];
  if (welsh.translator.trim() === '') {
    faults.push({ path: '/welsh/translator', message: 'Name the translator who signed the Welsh' });
  }
  if (welsh.signedOn === '') {
    faults.push({ path: '/welsh/signedOn', message: 'Give the date on which the Welsh was signed' });
  }
  return faults;
}

function findLevelNameFaults(pack: PackDocument): PackFault[] {
  if (pack.levelNames.length === LEVELS) return [];
  return [
    {
      path: '/levelNames',
      message: `Give five level names, one a level: there are ${pack.levelNames.length}`,
    },
  ];
}

function findStatementFaults(skill: Skill, path: string): PackFault[] {
  const faults: PackFault[] = [];
  if (skill.statements.length !== LEVELS) {
    faults.push({
      path: `${path}/statements`,
      message: `Give five statements, one a level: "${skill.key}" has ${skill.statements.length}`,
    });
  }
  skill.statements.forEach((statement, level) => {
    for (const [code, language] of LANGUAGES) {
      const words = countWords(statement[code]);
      if (words > MOST_WORDS) {
        faults.push({
          path: `${path}/statements/${level}/${code}`,
          message: `Shorten this ${language} statement to ${MOST_WORDS} words or fewer: it has ${words}`,
        });
      }
    }
  });
  return faults;
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
