import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, Response } from 'playwright-core';
import { inProject } from '../../src/platform/project-root.js';
import type { AxeAudit } from './browser-axe.js';
import { desktop, withoutScripts } from './browser.js';

const screenshots = inProject('test', 'screenshots');

/** Somebody at a browser without scripts: opens, types, presses what can be seen, and shows us the page. */
export class Person {
  private constructor(
    readonly page: Page,
    private readonly name: string,
    private readonly audit: AxeAudit | null,
  ) {}

  static async at(
    browser: Browser,
    {
      name,
      audit = null,
      viewport = desktop,
    }: { name: string; audit?: AxeAudit | null; viewport?: typeof desktop },
  ): Promise<Person> {
    const context = await withoutScripts(browser, viewport);
    context.setDefaultTimeout(15_000);
    return new Person(await context.newPage(), name, audit);
  }

  open(address: string): Promise<Response | null> {
    return this.page.goto(address);
  }

  get heading(): Promise<string> {
    return this.page
      .locator('h1')
      .innerText()
      .then((text) => text.replace(/\s+/g, ' ').trim());
  }

  get text(): Promise<string> {
    return this.page
      .locator('body')
      .innerText()
      .then((text) => text.replace(/\s+/g, ' '));
  }

  async type(fields: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(fields))
      await this.page.getByLabel(label, { exact: true }).fill(value);
  }

  async tick(...labels: (string | RegExp)[]): Promise<void> {
    for (const label of labels)
      await this.page.getByLabel(label, { exact: typeof label === 'string' }).check({ force: true });
  }

  async choose(label: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.getByLabel(label).setInputFiles(file);
  }

  /** A button or a link, rather in the page's own part than above it; waits for the page that it leads to. */
  async press(text: string | RegExp): Promise<void> {
    const named = { name: text, exact: typeof text === 'string' };
    for (const part of [this.page.getByRole('main'), this.page.locator('body')]) {
      const found = part.getByRole('button', named).or(part.getByRole('link', named));
      if ((await found.count()) === 0) continue;
      await Promise.all([this.page.waitForNavigation({ waitUntil: 'load' }), found.first().click()]);
      return;
    }
    throw new Error(`${this.page.url()} has nothing to press that says ${String(text)}`);
  }

  /** Reloads until the page says so; work of the worker is seen this way without scripts. */
  async waitFor(text: string | RegExp): Promise<void> {
    for (let tries = 0; tries < 120; tries += 1) {
      if (await this.page.getByText(text).first().isVisible()) return;
      await this.page.waitForTimeout(250);
      await this.page.reload();
    }
    throw new Error(`${this.page.url()} never said ${String(text)}`);
  }

  /** Keeps a picture of the page, and lets axe look at it. */
  async show(screenshot: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({ path: join(screenshots, `${screenshot}.png`), fullPage: true });
    await this.audit?.look(this.name, this.page.url(), await this.page.content());
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
