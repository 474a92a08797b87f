import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import type { Browser } from 'playwright-core';
import { InvitationsModule } from '../../../src/features/invitations/index.js';
import { WordingModule } from '../../../src/features/wording/index.js';
import { inProject } from '../../../src/platform/project-root.js';
import { aChromium } from '../../support/browser.js';
import { emailKinds, emailLanguages, everyEmail, type OneEmail } from '../../support/every-email.js';
import { aTestContext } from '../../support/test-app.js';

const longAddress = 'organisational.development.and.learning@northmoor-county-council.example';

describe('An email on a small phone', () => {
  let context: TestingModule;
  let browser: Browser;
  let emails: OneEmail[];

  beforeAll(async () => {
    process.env['PUBLIC_URL'] = 'https://skills.northmoor.example';
    process.env['KEY_FOLDER'] = inProject('node_modules', '.cache', 'no-keys');
    context = await aTestContext([WordingModule, InvitationsModule]);
    emails = await everyEmail(context);
    browser = await aChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await context?.close();
  });

  it.each(emailKinds.flatMap((kind) => emailLanguages.map((language) => [kind, language])))(
    'is no wider than the phone, whatever address it holds: %s %s',
    async (kind, language) => {
      const { letter } = emails.find((one) => one.kind === kind && one.language === language)!;
      const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
      await page.setContent(letter.html.replaceAll('</p>', ` ${longAddress}</p>`));
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      await page.close();
    },
  );
});
