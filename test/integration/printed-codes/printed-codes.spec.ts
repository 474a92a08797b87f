import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditTrail, theSystem } from '../../../src/features/audit/index.js';
import { CampaignRoster, Campaigns } from '../../../src/features/campaigns/index.js';
import { InvitationsModule, InvitationTokens } from '../../../src/features/invitations/index.js';
import { PrintedCodes, PrintedCodesModule } from '../../../src/features/printed-codes/index.js';
import { PrintedCodeOverview } from '../../../src/features/printed-codes/printed-codes-overview.service.js';
import { PrintedCodeSheets } from '../../../src/features/printed-codes/printed-codes-sheets.service.js';
import { Database } from '../../../src/platform/database/database.js';
import { aCampaignAmong, type CampaignAmong } from '../../support/a-campaign-among.js';
import { askForCards, printedCodes } from '../../support/printed-cards.js';
import { aTestContext } from '../../support/test-app.js';

const staff = [
  { name: 'Bin Crew A', email: null },
  { name: 'Bin Crew B', email: null, language: 'cy' as const },
  { name: 'Cleaner', email: null },
  { name: 'Office', email: 'office@northmoor.example' },
];

describe('printed codes', () => {
  let context: TestingModule;
  let campaign: CampaignAmong;
  const the = <Service>(service: new (...args: never[]) => Service) =>
    context.get(service, { strict: false });
  const open = async (code: string | undefined) => (await the(PrintedCodes).open(code)).outcome;
  const at = (index: number) => campaign.participantIds[index] as number;
  const one = (index: number) => ({ kind: 'one' as const, participantId: at(index) });
  const places = async () => (await the(PrintedCodeOverview).of(campaign.id)).places;
  const person = (sql: string, index: number) =>
    the(Database).execute(
      `UPDATE person SET ${sql} WHERE id = (SELECT person_id FROM participant WHERE id = ?)`,
      [at(index)],
    );

  beforeAll(async () => {
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    context = await aTestContext([PrintedCodesModule, InvitationsModule]);
  });
  beforeEach(async () => {
    campaign = await aCampaignAmong(context, staff);
    await person("workplace = 'Depot'", 0);
    await person("workplace = 'Depot'", 1);
  });
  afterAll(() => context?.close());

  it('open what the person’s link would open, however they are typed', async () => {
    const codes = await printedCodes(context, campaign.id);
    expect([...codes.keys()].sort()).toEqual([at(0), at(1), at(2)].sort());
    const code = codes.get(at(1)) as string;
    const opened = await the(PrintedCodes).open(` ${code.toLowerCase().replaceAll('-', ' ')} `);
    expect(opened).toMatchObject({
      outcome: 'open',
      participantId: at(1),
      campaignId: campaign.id,
      start: { language: 'cy', departmentName: 'Waste Operations' },
    });
  });

  it('are kept as a keyed hash only, without a time', async () => {
    const codes = await printedCodes(context, campaign.id);
    const rows = await the(Database).query<Record<string, unknown>>('SELECT * FROM printed_code');
    const kept = JSON.stringify(
      rows.map((row) => ({ ...row, hex: (row['code_hmac'] as Buffer).toString('hex') })),
    );
    for (const code of codes.values()) {
      expect(kept).not.toContain(code.replaceAll('-', ''));
      const hash = the(PrintedCodes).hashOf(code.replaceAll('-', ''));
      expect(kept).toContain(hash.toString('hex'));
    }
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
      'campaign_id',
      'code_hmac',
      'participant_id',
      'revoked',
      'sheet_id',
    ]);
  });

  it('are made once for whoever has none; making them again stops the earlier ones', async () => {
    const first = await printedCodes(context, campaign.id);
    expect(await askForCards(context, campaign.id)).toEqual({ outcome: 'nobody' });
    const again = await printedCodes(context, campaign.id, {
      kind: 'again',
      places: [{ workplace: 'depot' }],
    });
    expect([...again.keys()].sort()).toEqual([at(0), at(1)].sort());
    expect(await open(first.get(at(0)))).toBe('unusable');
    expect(await open(again.get(at(0)))).toBe('open');
    expect(await open(first.get(at(2)))).toBe('open');
  });

  it('are made by place: a workplace, or the department of those who have none', async () => {
    const counts = (await places()).map(({ workplace, departmentId, people, withCard }) => ({
      workplace,
      elsewhere: departmentId !== null,
      people,
      withCard,
    }));
    expect(counts).toEqual([
      { workplace: 'Depot', elsewhere: false, people: 2, withCard: 0 },
      { workplace: '', elsewhere: true, people: 1, withCard: 0 },
    ]);
    const departmentId = (await places())[1]?.departmentId as number;
    const cardsFor = { kind: 'without-card' as const, places: [{ departmentId }] };
    expect([...(await printedCodes(context, campaign.id, cardsFor)).keys()]).toEqual([at(2)]);
    expect((await places()).map(({ withCard }) => withCard)).toEqual([0, 1]);
  });

  it('are for whom no message reaches, and for anybody who asks', async () => {
    const people = [
      { name: 'By text', email: null, mobile: '+447700900123' },
      { name: 'Refuses', email: null },
      { name: 'Leaves', email: null },
      { name: 'Office', email: 'office@northmoor.example' },
      { name: 'Card', email: null },
    ];
    campaign = await aCampaignAmong(context, people, { text: true, letter: false });
    // As Notify, set up, would have had it intended.
    await the(Database).execute("UPDATE delivery_message SET channel = 'text' WHERE recipient_id = ?", [
      at(0),
    ]);
    await the(CampaignRoster).optOut(at(1));
    await person('left_at = NOW(3)', 2);
    expect([...(await printedCodes(context, campaign.id)).keys()]).toEqual([at(4)]);
    expect([...(await printedCodes(context, campaign.id, one(3))).keys()]).toEqual([at(3)]);
    expect(await askForCards(context, campaign.id, one(2))).toEqual({ outcome: 'nobody' });
  });

  it('can be voided, and neither that nor a new one tells whether a card was used', async () => {
    const codes = await printedCodes(context, campaign.id);
    await the(CampaignRoster).markAnswered(at(0));
    const before = await places();
    const sheets = the(PrintedCodeSheets);
    const voided = await Promise.all(
      [0, 1, 3].map((index) => sheets.void(campaign.id, at(index), theSystem)),
    );
    expect(voided).toEqual(['voided', 'voided', 'voided']);
    for (const code of codes.values())
      expect(await open(code)).toBe(code === codes.get(at(2)) ? 'open' : 'unusable');
    expect(before[0]?.withCard).toBe(2);
    expect((await places())[0]?.withCard).toBe(0);
    const [used, unused] = [
      await printedCodes(context, campaign.id, one(0)),
      await printedCodes(context, campaign.id, one(1)),
    ];
    expect(await open(used.get(at(0)))).toBe('unusable');
    expect(await open(unused.get(at(1)))).toBe('open');
  });

  it('one form makes one file, also when it is sent twice at once', async () => {
    const request = {
      form: randomUUID(),
      edition: 'large' as const,
      cardsFor: { kind: 'again' as const, places: [{ workplace: 'Depot' }] },
    };
    const send = () => the(PrintedCodeSheets).make(campaign.id, request, theSystem);
    const outcomes = (await Promise.all([send(), send(), send()])).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['made', 'made-already', 'made-already']);
    const { sheets } = await the(PrintedCodeOverview).of(campaign.id);
    expect(sheets).toMatchObject([{ cards: 2, edition: 'large' }]);
  });

  it('are of no use once the campaign is closed, and no more are made', async () => {
    const codes = await printedCodes(context, campaign.id);
    await the(Campaigns).move(campaign.id, 'closing');
    for (const code of codes.values()) expect(await open(code)).toBe('unusable');
    expect(await askForCards(context, campaign.id, one(3))).toEqual({ outcome: 'not-open' });
    expect(await the(PrintedCodeSheets).void(campaign.id, at(0), theSystem)).toBe('not-open');
  });

  it('of another campaign’s people are not made here', async () => {
    const other = campaign.participantIds[0] as number;
    campaign = await aCampaignAmong(context, staff);
    expect(await askForCards(context, campaign.id, { kind: 'one', participantId: other })).toEqual({
      outcome: 'nobody',
    });
    expect(await the(PrintedCodeSheets).void(campaign.id, other, theSystem)).toBe('nobody');
  });

  it('stand in letters beside cards: keeping one again changes nothing, not even a revoked one', async () => {
    const [code, participantId] = ['7K3MQ0AB1XYZ', at(2)];
    const kept = { campaignId: campaign.id, participantId, codeHash: the(PrintedCodes).hashOf(code) };
    await the(PrintedCodes).keep(kept);
    await the(PrintedCodes).keep(kept);
    expect(await open(code)).toBe('open');
    await printedCodes(context, campaign.id, one(2));
    await the(PrintedCodes).keep(kept);
    expect(await open(code)).toBe('unusable');
  });

  it('leave only the number of cards when the figures are published', async () => {
    await printedCodes(context, campaign.id);
    await the(Database).transaction(() => the(InvitationTokens).reduceToCounts(campaign.id));
    const left = await the(Database).query('SELECT 1 FROM printed_code WHERE campaign_id = ?', [campaign.id]);
    expect(left).toEqual([]);
    expect((await the(PrintedCodeOverview).of(campaign.id)).sheets).toMatchObject([{ cards: 3 }]);
  });

  it('are recorded in the audit, one person’s by the number on the roster, without name or code', async () => {
    const all = await printedCodes(context, campaign.id);
    const own = await printedCodes(context, campaign.id, one(3));
    await printedCodes(context, campaign.id, { kind: 'again', places: [{ workplace: 'Depot' }] });
    await person("workplace = 'Tower'", 2);
    await printedCodes(context, campaign.id, { kind: 'again', places: [{ workplace: 'Tower' }] });
    await the(PrintedCodeSheets).void(campaign.id, at(1), theSystem);
    const entries = await the(Database).query<{ action: string; detail: unknown }>(
      "SELECT * FROM audit_entry WHERE action LIKE 'printed-codes.%' AND subject = ? ORDER BY id",
      [`campaign:${campaign.id}`],
    );
    const details = entries.map(({ action, detail }) => [
      action,
      typeof detail === 'string' ? JSON.parse(detail) : detail,
    ]);
    const [make, normal] = ['printed-codes.make', { sheet: expect.any(Number), edition: 'normal' }];
    expect(details).toEqual([
      [make, { ...normal, cards: 3, for: 'without-card' }],
      [make, { ...normal, cards: 1, for: 'one', participant: at(3) }],
      [make, { ...normal, cards: 2, for: 'again' }],
      // A workplace of one is one person, however HR came to them.
      [make, { ...normal, cards: 1, for: 'again', participant: at(2) }],
      ['printed-codes.void', { participant: at(1) }],
    ]);
    const text = JSON.stringify(entries);
    for (const { name } of staff) expect(text).not.toContain(name);
    for (const code of [...all.values(), ...own.values()]) expect(text).not.toContain(code.slice(0, 4));
    expect((await the(AuditTrail).verifyAuditChain()).outcome).toBe('intact');
  });
});
