import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { execFileSync } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { AccountsAccessModule } from '../../src/features/accounts/web/accounts-access.module.js';
import { AnsweringWebModule } from '../../src/features/answering/web/answering-web.module.js';
import { MyPlanWebModule } from '../../src/features/learning/web/my-plan-web.module.js';
import { scannedAddress } from '../../src/features/printed-codes/web/printed-card.view.js';
import { inProject } from '../../src/platform/project-root.js';
import { WebModule } from '../../src/web/web.module.js';
import { anInvitedCouncil } from '../support/an-invitation.js';
import { aChromium, phone } from '../support/browser.js';
import { printedCodes } from '../support/printed-cards.js';
import { aTestApp } from '../support/test-app.js';

describe('Somebody with a card and a phone', () => {
  let app: NestFastifyApplication;
  let browser: Browser;
  let url: string;
  let code: string;

  beforeAll(async () => {
    execFileSync(process.execPath, [inProject('scripts', 'assets.mjs')]);
    app = await aTestApp([WebModule, AccountsAccessModule, AnsweringWebModule, MyPlanWebModule]);
    const { campaignId } = await anInvitedCouncil(app);
    code = [...(await printedCodes(app, campaignId)).values()][1] as string;
    await app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    browser = await aChromium();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('scans the square: the field is filled, and the code goes into no address', async () => {
    const page = await browser.newPage({ viewport: phone });
    const asked: string[] = [];
    page.on('request', (request) =>
      asked.push(`${request.method()} ${request.url()} ${request.headers()['referer'] ?? ''}`),
    );
    await page.goto(scannedAddress(url, code));
    await page.waitForSelector('#code-filled:not([hidden])');
    expect(await page.inputValue('input[name=code]')).toBe(code);
    expect(page.url()).toBe(`${url}/c`);
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Continue');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1:has-text("Autumn survey 2026")');
    await page.getByRole('button', { name: 'Start' }).click();
    await page.waitForURL(/\/answer\//);
    expect(asked.filter((one) => one.startsWith('POST')).length).toBe(2);
    expect(asked.join(' ')).not.toContain(code.slice(0, 4));
    expect(await page.evaluate('history.length')).toBeLessThanOrEqual(4);
    await page.close();
  }, 60_000);

  it('types it where no script runs', async () => {
    const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false, locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`${url}/c`);
    await page.getByLabel('Your code').fill(code.toLowerCase().replaceAll('-', ''));
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await page.locator('h1').innerText()).toContain('Autumn survey 2026');
    expect(page.url()).toBe(`${url}/c`);
    await context.close();
  }, 60_000);
});
