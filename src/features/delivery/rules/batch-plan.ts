/**
 * A mailing goes out in batches: small enough that one lease is soon over, large enough that a million people make
 * two thousand jobs. Within a batch, micro-batches share a transaction before and one after sending.
 */
export const batchSize = 500;
export const microBatchSize = 10;

/** Sizes of the batches for so many messages, in order. */
export function batchSizes(messages: number): number[] {
  const full = Math.floor(messages / batchSize);
  const rest = messages % batchSize;
  return [...Array<number>(full).fill(batchSize), ...(rest > 0 ? [rest] : [])];
}

/** The positions that are due, cut into micro-batches in order. */
export function microBatches(positions: readonly number[]): number[][] {
  const cut: number[][] = [];
  for (let at = 0; at < positions.length; at += microBatchSize) {
    cut.push(positions.slice(at, at + microBatchSize));
  }
  return cut;
}
