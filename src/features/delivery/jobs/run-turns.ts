export type MayGoOn = () => Promise<boolean>;

/** What of a run may go next. */
export interface RunTurns {
  /** The next messages, at their time; null when there are no more for this run. `mayGoOn` is asked after every wait. */
  next(mayGoOn: MayGoOn): Promise<readonly number[] | null>;
  /** So many of them went out. */
  went(positions: readonly number[], sent: number): Promise<void>;
  /** For how long the batch had better rest once the run is over. */
  readonly restSeconds: number;
}
