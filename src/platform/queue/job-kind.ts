/**
 * Mail has a queue of its own, so that a long count never holds up a message; so has mail that somebody waits for, so
 * that a mailing to many does not either.
 */
export type QueueName = 'urgent-mail' | 'mail' | 'work';

/** What a job carries: ids and counters only, never a token, an answer, a name or an address. */
export type JobData = Record<string, number | string>;

export interface JobKind<Data extends JobData> {
  readonly name: string;
  readonly queue: QueueName;
  /** Only for the type checker. */
  readonly data?: Data;
}

const declared = new Map<string, JobKind<JobData>>();

/** Every job is declared once, in the feature that handles it; a worker refuses to start without its handler. */
export function declareJob<Data extends JobData>(name: string, queue: QueueName = 'work'): JobKind<Data> {
  const kind: JobKind<Data> = { name, queue };
  declared.set(name, kind as unknown as JobKind<JobData>);
  return kind;
}

export function declaredJobs(): JobKind<JobData>[] {
  return [...declared.values()];
}
