import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { execFileSync } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { AccountsAccessModule } from '../../src/features/accounts/web/accounts-access.module.js';
import { CampaignsWebModule } from '../../src/features/campaigns/web/campaigns-web.module.js';
import { InvitationsWebModule } from '../../src/features/invitations/web/invitations-web.module.js';
import { Database } from '../../src/platform/database/database.js';
import { inProject } from '../../src/platform/project-root.js';
import { WebModule } from '../../src/web/web.module.js';
import { anInvitedCouncil } from '../support/an-invitation.js';
import { aChromium, desktop } from '../support/browser.js';
import { signInAs } from '../support/sign-in.js';
import { aTestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

describe('The page of a campaign, left open in a browser with scripts', () => {
  let app: NestFastifyApplication;
  let browser: Browser;
  let url: string;
  let id: number;

  beforeAll(async () => {
    execFileSync(process.execPath, [inProject('scripts', 'assets.mjs')]);
    app = await aTestApp([WebModule, AccountsAccessModule, CampaignsWebModule, InvitationsWebModule]);
    id = (await anInvitedCouncil(app)).campaignId;
    await app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    browser = await aChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  /** Of those that wait. */
  const acceptAnother = async () => {
    await app
      .get(Database)
      .execute(
        "UPDATE delivery_message SET state = 'sent', due_at = NULL WHERE due_at IS NOT NULL ORDER BY position LIMIT 1",
      );
    await app.get(Database).execute('UPDATE delivery_batch SET tallied = 0');
  };

  it('counts on by itself when an invitation has left, without being loaded again', async () => {
    const hr = await signInAs(app, 'hr');
    const context = await browser.newContext({ viewport: desktop });
    await context.addCookies([...hr.cookies].map(([name, value]) => ({ name, value, url })));
    const page = await context.newPage();
    const loaded: string[] = [];
    const faults: string[] = [];
    page.on('domcontentloaded', () => loaded.push(page.url()));
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.goto(`${url}/campaigns/${id}`);
    const line = page.locator('#sending-live').getByText(/^\d+ intended = /);
    const progress = page.locator('progress#sending');
    expect(await line.innerText()).toBe('64 intended = 4 withheld + 60 to be sent');
    expect(await progress.getAttribute('value')).toBe('6');
    // What changes before the page listens is no news, so there may have to be another one.
    let accepted = 0;
    while ((await line.innerText()).includes('+ 60 to be sent')) {
      await acceptAnother();
      accepted += 1;
      await page.waitForTimeout(3_000);
    }
    await page
      .getByText(`64 intended = ${accepted} accepted + 4 withheld + ${60 - accepted} to be sent`)
      .waitFor();
    await page.getByText(`${4 + accepted} of 64 dealt with`).waitFor();
    expect(Number(await progress.getAttribute('value'))).toBe(Math.floor((100 * (4 + accepted)) / 64));
    expect([loaded, faults]).toEqual([[`${url}/campaigns/${id}`], []]);
    await context.close();
  });
});
