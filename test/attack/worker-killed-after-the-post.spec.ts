import { afterAll, afterEach, beforeAll, expect, describe, it, jest } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeliveryJobsModule } from '../../src/features/delivery/jobs/delivery-jobs.module.js';
import { QueueModule } from '../../src/platform/queue/queue.module.js';
import { AMailing } from '../support/a-mailing.js';
import { NotifyStandIn } from '../support/notify-stand-in.js';
import { SendingWorkers } from '../support/sending-worker-processes.js';
import { aTestContext } from '../support/test-app.js';

const people = 600;

jest.setTimeout(180_000);

describe('workers that die while GOV.UK Notify sends', () => {
  const notify = new NotifyStandIn();
  const workers = new SendingWorkers();
  let context: TestingModule;

  beforeAll(async () => {
    await notify.open();
    Object.assign(process.env, notify.settings(), { EMAIL_CHANNEL: 'notify' });
    context = await aTestContext([QueueModule, DeliveryJobsModule]);
  });
  afterEach(() => workers.killAll());
  afterAll(async () => {
    await context?.close();
    await notify.close();
    delete process.env['EMAIL_CHANNEL'];
  });

  it('SIGKILL between the POST and its answer, twice: everybody has one message, and nobody two', async () => {
    notify.delay = 40;
    const mailing = new AMailing(context, 'campaign:1');
    await mailing.intend(people);
    for (const moment of [150, 350]) {
      const worker = await workers.start();
      while (notify.taken.length < moment) await sleep(2);
      await workers.kill(worker);
    }
    await workers.start();
    while (!(await mailing.finished())) await sleep(100);
    expect(new Set(notify.taken.map(({ email_address }) => email_address)).size).toBe(people);
    expect(notify.taken).toHaveLength(people);
    expect(notify.asked.length).toBeGreaterThan(0);
    expect(await mailing.figures()).toMatchObject({ intended: people, accepted: people, open: 0 });
    const copies = (await mailing.rows()).filter((row) => Number(row['possible_duplicates']) > 0);
    expect(copies).toEqual([]);
  });
});
