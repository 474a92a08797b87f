import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { Log } from '../../../src/platform/logging/log.js';
import { JobHandlers } from '../../../src/platform/queue/job-handlers.js';
import { declareJob } from '../../../src/platform/queue/job-kind.js';
import { QueueModule, RedisModule } from '../../../src/platform/queue/queue.module.js';
import { RedisConnection } from '../../../src/platform/queue/redis.js';
import { WorkerHost } from '../../../src/platform/queue/worker-host.js';
import { aListeningLog } from '../../support/a-listening-log.js';
import { aTestContext } from '../../support/test-app.js';

const quoted = 'carys@northmoor.example';
const failing = declareJob<{ id: number }>('test.failing');

class DuplicatePerson extends Error {}

describe('A job that fails', () => {
  const lines: string[] = [];
  let context: TestingModule;
  let asked = 0;
  let ran = 0;

  beforeAll(async () => {
    context = await aTestContext(
      [RedisModule, QueueModule],
      [{ provide: Log, useValue: aListeningLog(lines) }],
    );
    context.get(JobHandlers).register(failing, {
      due: async () => {
        asked += 1;
        if (asked === 2) throw new DuplicatePerson(`Duplicate entry '${quoted}'`);
        return asked === 1 ? [{ id: '1', data: { id: 1 } }] : [];
      },
      handler: async () => {
        ran += 1;
        throw new DuplicatePerson(`Duplicate entry '${quoted}' for key 'uq_person'`);
      },
    });
    context.get(WorkerHost).start();
    for (let waited = 0; (asked < 3 || !lines.join('').includes('job.failed')) && waited < 100; waited += 1)
      await sleep(100);
  });
  afterAll(async () => context?.close());

  it('is in the log by name and place, without the words of the database', () => {
    const said = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(ran).toBe(1);
    expect(said).toContainEqual(
      expect.objectContaining({ event: 'job.failed', job: 'test.failing', error: 'DuplicatePerson' }),
    );
    expect(said).toContainEqual(
      expect.objectContaining({ event: 'queue.offer-failed', error: 'DuplicatePerson' }),
    );
    expect(lines.join('')).not.toContain('carys');
  });

  it('leaves none of its words in Redis', async () => {
    const { client } = context.get(RedisConnection);
    const events = await client.xrange('{soundings}:work:events', '-', '+');
    expect(JSON.stringify(events)).toContain('failed');
    expect(JSON.stringify(events)).not.toContain('carys');
  });
});
