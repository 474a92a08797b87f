/**
 * A trend holds only where people were asked the same thing. Between two packs an item is the same when its
 * wording is the same in both languages, spaces aside; for a skill that means question, example, statements
 * and level names. Figures about a skill are measured against targets, so where the target of any job family
 * changed they can't be set side by side either. Titles, order and importance may change freely. A change of
 * wording outweighs a change of target.
 */
import { skillsOf } from './pack-reading.js';
import type { Bilingual, CultureItem, PackDocument, Skill, Target } from './pack-document.js';

export type Trend = 'same' | 'wording-changed' | 'target-changed' | 'new' | 'gone';

export interface ItemComparison {
  kind: 'skill' | 'culture' | 'leader' | 'obstacle';
  key: string;
  trend: Trend;
  /** Families whose target for this skill changed, null meaning the general profile; empty for other kinds. */
  familiesWithOtherTarget: (string | null)[];
}

interface Item {
  kind: ItemComparison['kind'];
  key: string;
  wording: string;
}

/** Items of the later pack in its order, then those that are gone. */
export function compareItems(before: PackDocument, after: PackDocument): ItemComparison[] {
  const earlier = new Map(itemsOf(before).map((item) => [idOf(item), item]));
  const later = itemsOf(after);
  const laterIds = new Set(later.map(idOf));
  const kept = later.map((item) => {
    const families = item.kind === 'skill' ? familiesWithOtherTarget(before, after, item.key) : [];
    return compare(earlier.get(idOf(item)), item, families);
  });
  const gone = [...earlier.values()].filter((item) => !laterIds.has(idOf(item)));
  return [...kept, ...gone.map(({ kind, key }) => outcome({ kind, key }, 'gone'))];
}

function compare(earlier: Item | undefined, later: Item, families: (string | null)[]): ItemComparison {
  if (!earlier) return outcome(later, 'new');
  if (earlier.wording !== later.wording) return outcome(later, 'wording-changed', families);
  return outcome(later, families.length > 0 ? 'target-changed' : 'same', families);
}

function outcome(
  { kind, key }: Pick<Item, 'kind' | 'key'>,
  trend: Trend,
  families: (string | null)[] = [],
): ItemComparison {
  return { kind, key, trend, familiesWithOtherTarget: families };
}

function itemsOf(pack: PackDocument): Item[] {
  const { leaderItem, obstacles } = pack;
  return [
    ...skillsOf(pack).map((skill) => itemOf('skill', skill.key, wordsOfSkill(pack, skill))),
    ...pack.culture.items.map((item) => itemOf('culture', item.key, [item.statement, directionOf(item)])),
    ...(leaderItem ? [itemOf('leader', 'leader', [leaderItem.statement])] : []),
    ...(obstacles?.items ?? []).map(({ key, label }) =>
      itemOf('obstacle', key, obstacles ? [obstacles.question, label] : [label]),
    ),
  ];
}

function wordsOfSkill(pack: PackDocument, { question, example, statements }: Skill): Bilingual[] {
  return [question, example, ...statements, ...pack.levelNames];
}

/** Agreement read the other way round is another figure, even under the same words. */
function directionOf({ reversed }: CultureItem): Bilingual {
  return reversed ? { en: 'reversed', cy: 'reversed' } : { en: '', cy: '' };
}

function itemOf(kind: Item['kind'], key: string, texts: Bilingual[]): Item {
  const wording = texts
    .flatMap(({ en, cy }) => [en, cy])
    .map((text) => text.normalize('NFC').trim().replace(/\s+/g, ' '));
  return { kind, key, wording: JSON.stringify(wording) };
}

function idOf({ kind, key }: Item): string {
  return `${kind} ${key}`;
}

function familiesWithOtherTarget(
  before: PackDocument,
  after: PackDocument,
  skillKey: string,
): (string | null)[] {
  const earlier = targetsBySkill(before, skillKey);
  const later = targetsBySkill(after, skillKey);
  const families = new Set([...later.keys(), ...earlier.keys()]);
  return [...families].filter((family) => earlier.get(family) !== later.get(family));
}

function targetsBySkill(pack: PackDocument, skillKey: string): Map<string | null, Target | undefined> {
  const profiles = [...pack.families, { key: null, ...pack.generalProfile }];
  return new Map(profiles.map(({ key, targets }) => [key, new Map(Object.entries(targets)).get(skillKey)]));
}
