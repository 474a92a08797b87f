import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { CampaignsWebModule } from '../../../src/features/campaigns/web/campaigns-web.module.js';
import { InvitationsWebModule } from '../../../src/features/invitations/web/invitations-web.module.js';
import { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aCampaignAmong } from '../../support/a-campaign-among.js';
import { aboutOnePerson } from '../../support/hostile-replies.js';
import { signInAs, type SignedInClient } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

const withAddress = Array.from({ length: 60 }, (_, at) => ({
  name: `Person ${String(at).padStart(2, '0')}`,
  email: `person${at}@northmoor.example`,
}));
const without = Array.from({ length: 4 }, (_, at) => ({ name: `Bin crew ${at}`, email: null }));

describe('What HR reads of a campaign that is being sent', () => {
  let app: NestFastifyApplication;
  let database: Database;
  let hr: SignedInClient;
  let base: string;

  beforeAll(async () => {
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    app = await aTestApp(
      [WebModule, AccountsAccessModule, CampaignsWebModule, InvitationsWebModule],
      [{ provide: Clock, useValue: { now: () => new Date('2026-11-11T10:00:00Z') } }],
    );
    database = app.get(Database);
    hr = await signInAs(app, 'hr');
    base = `/campaigns/${(await aCampaignAmong(app, [...withAddress, ...without])).id}`;
    // Due before the moment at which this clock stands.
    const due = "'2026-11-11 09:59:00'";
    await database.execute(`UPDATE delivery_message SET due_at = ${due} WHERE due_at IS NOT NULL`);
    await database.execute(`UPDATE delivery_batch SET next_due_at = ${due} WHERE next_due_at IS NOT NULL`);
  });
  afterAll(() => app?.close());

  const settle = async (name: string, change: string, parameters: unknown[] = []) => {
    await database.execute(
      `UPDATE delivery_message AS message JOIN participant ON participant.id = message.recipient_id
       SET ${change} WHERE participant.name = ?`,
      [...parameters, name],
    );
    await database.execute('UPDATE delivery_batch SET tallied = 0');
  };

  it('how far it is, and when it finishes at the pace at which it goes', async () => {
    for (const { name } of withAddress.slice(0, 15)) await settle(name, "state = 'sent', due_at = NULL");
    const unknown = await hr.get(base);
    expect(unknown.text).toContain('When it finishes is not known yet');
    await database.execute(
      "INSERT INTO delivery_meter (minute, worker, messages, busy_ms) VALUES (NOW(), 'a worker', 15, 60000)",
    );
    for (const path of ['', '/sending']) {
      const page = await hr.get(`${base}${path}`);
      // 45 at 15 a minute.
      expect(page.text).toContain('About 15 a minute leave at present.');
      expect(page.text).toMatch(/It finishes at about \d\d:\d\d on \w+day/);
      expect(page.text).toContain('It finishes at about 10:03 on Wednesday 11 November.');
      expect(page.$('label[for=sending]').text()).toBe('19 of 64 dealt with');
      expect(page.$('progress#sending').attr('value')).toBe('29');
      expect(page.text).toContain('64 intended = 15 accepted + 4 withheld + 45 to be sent');
    }
  });

  it.each(aboutOnePerson)('%s %s: %s, %s in words, with the name of whom it befell', async (...row) => {
    const [, trick, state, reason, words] = row;
    const { name, email } = withAddress[20]!;
    await settle(name, 'state = ?, reason = ?, last_reply = ?, due_at = IF(?, NOW(3), NULL)', [
      state,
      reason,
      trick,
      state === 'retry',
    ]);
    const list = await hr.get(`${base}/invitations?search=${email}`);
    const rows = list.$('#invitations tbody tr');
    expect(rows).toHaveLength(1);
    for (const said of [name, email, words, trick]) expect(rows.text()).toContain(said);
  });
});
