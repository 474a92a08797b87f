/** One figure of docs/performance.md, with its reference taken in the same run: these machines are noisy. */
export interface Measurement {
  name: string;
  /** What is counted, for example "emails a second". */
  unit: string;
  value: number;
  reference: number;
  /** value / reference. */
  ratio: number;
  /** What the ratio should reach. */
  goal: number;
  /** Largest resident memory of the measured process, in MB, where memory is part of the promise. */
  peakMemory?: number;
}
