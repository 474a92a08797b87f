/**
 * Which skills to work on, and how far, within the hours there are: of each skill at most one choice, together worth
 * as much as possible. An exact multiple-choice knapsack by dynamic programming over quarters of an hour; where two
 * selections are worth the same, the one that takes less time. Source: Kellerer, Pferschy and Pisinger, Knapsack
 * Problems (2004), chapter 11.
 */
export interface Choice {
  /** More than 0; counted in quarters of an hour, rounded up. */
  hours: number;
  /** More than 0. */
  worth: number;
}

const quarters = (hours: number) => Math.ceil(hours * 4 - 1e-9);

/**
 * @param classes of each skill, the choices there are
 * @param hours that there are, 0 or more
 * @returns for each class the position of what was chosen, or null for nothing
 */
export function chooseWithinHours(classes: readonly (readonly Choice[])[], hours: number): (number | null)[] {
  const capacity = Math.max(0, Math.floor(hours * 4 + 1e-9));
  let best = new Float64Array(capacity + 1);
  const chosen: Int16Array[] = [];
  for (const choices of classes) {
    const { worth, picks } = withClass(best, choices);
    best = worth;
    chosen.push(picks);
  }
  return traceBack(classes, chosen, cheapestOfBest(best));
}

/** For each number of quarters, the most that can be had of the classes so far. */
function withClass(before: Float64Array, choices: readonly Choice[]) {
  const worth = Float64Array.from(before);
  const picks = new Int16Array(before.length).fill(-1);
  choices.forEach((choice, position) => {
    const time = quarters(choice.hours);
    for (let left = time; left < before.length; left += 1) {
      const candidate = before[left - time]! + choice.worth;
      if (candidate <= worth[left]! + 1e-9) continue;
      worth[left] = candidate;
      picks[left] = position;
    }
  });
  return { worth, picks };
}

function cheapestOfBest(best: Float64Array): number {
  const most = best[best.length - 1]!;
  return best.findIndex((worth) => worth >= most - 1e-9);
}

function traceBack(
  classes: readonly (readonly Choice[])[],
  chosen: readonly Int16Array[],
  from: number,
): (number | null)[] {
  const result: (number | null)[] = new Array<number | null>(classes.length).fill(null);
  let left = from;
  for (let at = classes.length - 1; at >= 0; at -= 1) {
    const position = chosen[at]![left]!;
    if (position < 0) continue;
    result[at] = position;
    left -= quarters(classes[at]![position]!.hours);
  }
  return result;
}
