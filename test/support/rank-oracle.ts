/**
 * The strongest attacker there is against published sums: somebody who can compute the whole row space of the
 * published groups' 0/1 matrix. Finds out by brute force whether some non-zero vector of that space lies on fewer
 * than k respondents. People of one department are in the same groups, so a department is one column; a column of
 * people who were invited but did not answer weighs 0, and a vector on them alone is a leak as well.
 */
export interface Column {
  /** Respondents of the department. */
  answered: number;
}

/** @returns the columns of a leak, or null when nothing below k can be derived */
export function findLeak(rows: readonly number[][], columns: readonly Column[], k: number): number[] | null {
  const full = rank(rows);
  for (let subset = 1; subset < 1 << columns.length; subset++) {
    const inside = columns.map((_, at) => at).filter((at) => subset & (1 << at));
    if (inside.reduce((sum, at) => sum + columns[at]!.answered, 0) >= k) continue;
    const outside = rows.map((row) => row.filter((_, at) => !(subset & (1 << at))));
    // Rows that vanish outside the subset exist exactly if leaving its columns out lowers the rank.
    if (rank(outside) < full) return inside;
  }
  return null;
}

/** Rank by elimination in whole numbers (Bareiss), so that no rounding hides a leak. */
export function rank(rows: readonly number[][]): number {
  const matrix = rows.map((row) => row.map(BigInt));
  const width = matrix[0]?.length ?? 0;
  let found = 0;
  let previous = 1n;
  for (let column = 0; column < width && found < matrix.length; column++) {
    const pivotRow = matrix.findIndex((row, at) => at >= found && row[column] !== 0n);
    if (pivotRow < 0) continue;
    [matrix[found], matrix[pivotRow]] = [matrix[pivotRow]!, matrix[found]!];
    const pivot = matrix[found]!;
    for (const row of matrix.slice(found + 1)) {
      const factor = row[column]!;
      for (let at = 0; at < width; at++)
        row[at] = (row[at]! * pivot[column]! - factor * pivot[at]!) / previous;
    }
    previous = pivot[column]!;
    found += 1;
  }
  return found;
}
