import { Injectable } from '@nestjs/common';
import type { JobData, JobKind } from './job-kind.js';

/** `skipped` is a normal result: the job looked again and found nothing to do. */
export type JobOutcome = { outcome: 'done' } | { outcome: 'skipped'; because: string };

export type JobHandler<Data extends JobData> = (data: Data, signal: AbortSignal) => Promise<JobOutcome>;

/** One piece of due work: an id that stays the same until the work is done, and what the job carries. */
export interface DueJob<Data extends JobData> {
  /** Without ":"; unique within the job's name. */
  id: string;
  data: Data;
  /** Runs when nothing else is waiting in its queue. */
  background?: boolean;
}

export type DueFinder<Data extends JobData> = (limit: number) => Promise<DueJob<Data>[]>;

export interface Registration {
  kind: JobKind<JobData>;
  handler: JobHandler<JobData>;
  /** Asks the database what is due; the worker's timer offers it to the queue, so losing Redis loses nothing. */
  due: DueFinder<JobData>;
}

/** Where features' worker modules put their handlers at start. */
@Injectable()
export class JobHandlers {
  private readonly registrations = new Map<string, Registration>();

  register<Data extends JobData>(
    kind: JobKind<Data>,
    parts: { handler: JobHandler<Data>; due: DueFinder<Data> },
  ): void {
    this.registrations.set(kind.name, { kind, ...parts } as unknown as Registration);
  }

  all(): Registration[] {
    return [...this.registrations.values()];
  }

  of(name: string): Registration | undefined {
    return this.registrations.get(name);
  }
}
