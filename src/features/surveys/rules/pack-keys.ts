/**
 * Answers, targets and trends hang on keys, so within a pack each area, skill, culture item, dimension,
 * obstacle and job family has a key of its own. Every culture item belongs to a dimension of the pack, and
 * every dimension has at least one item: a dimension without any would be a figure about nothing.
 */
import type { PackDocument } from './pack-document.js';
import type { PackFault } from './pack-fault.js';

interface KeyInPlace {
  key: string;
  path: string;
}

export function findKeyFaults(pack: PackDocument): PackFault[] {
  const skills = pack.areas.flatMap((area, a) => inPlace(area.skills, `/areas/${a}/skills`));
  return [
    ...findDuplicates(inPlace(pack.areas, '/areas'), 'area'),
    ...findDuplicates(skills, 'skill'),
    ...findDuplicates(inPlace(pack.culture.dimensions, '/culture/dimensions'), 'culture dimension'),
    ...findDuplicates(inPlace(pack.culture.items, '/culture/items'), 'culture item'),
    ...findDuplicates(inPlace(pack.obstacles?.items ?? [], '/obstacles/items'), 'obstacle'),
    ...findDuplicates(inPlace(pack.families, '/families'), 'job family'),
    ...findDimensionFaults(pack),
  ];
}

function inPlace(things: { key: string }[], path: string): KeyInPlace[] {
  return things.map(({ key }, index) => ({ key, path: `${path}/${index}/key` }));
}

function findDuplicates(keys: KeyInPlace[], what: string): PackFault[] {
  const seen = new Set<string>();
  return keys.flatMap(({ key, path }) => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ path, message: `Give this ${what} a key of its own: "${key}" is already taken` }];
  });
}

function findDimensionFaults(pack: PackDocument): PackFault[] {
  const known = new Set(pack.culture.dimensions.map(({ key }) => key));
  const used = new Set(pack.culture.items.map(({ dimension }) => dimension));
  const lost = pack.culture.items.flatMap(({ dimension }, index) =>
    known.has(dimension)
      ? []
      : [
          {
            path: `/culture/items/${index}/dimension`,
            message: `Choose a dimension of this pack: there is none called "${dimension}"`,
          },
        ],
  );
  const empty = pack.culture.dimensions.flatMap(({ key }, index) =>
    used.has(key)
      ? []
      : [
          {
            path: `/culture/dimensions/${index}`,
            message: `Add a culture item for "${key}" or remove the dimension`,
          },
        ],
  );
  return [...lost, ...empty];
}
