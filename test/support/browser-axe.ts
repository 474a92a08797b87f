import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { desktop, phone } from './browser.js';

interface Violation {
  id: string;
  help: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Text, for it runs in the page; two frames later the page has been told that its window changed. */
const runAxe = `(async () => {
  await new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told)));
  return (await axe.run({ resultTypes: ['violations'] })).violations;
})()`;

/**
 * Looks with axe at pages that were answered to somebody else: each is opened again at its own address from the HTML
 * that was kept, with scripts running, in a window of either width. So pages answered to a POST are looked at too.
 */
export class AxeAudit {
  readonly violations: string[] = [];
  /** Pages looked at, each in both widths. */
  looked = 0;

  private constructor(
    private readonly page: Page,
    private kept: { address: string; html: string } | null = null,
  ) {}

  static async open(browser: Browser): Promise<AxeAudit> {
    const context = await browser.newContext({ viewport: desktop, bypassCSP: true, locale: 'en-GB' });
    const audit = new AxeAudit(await context.newPage());
    await context.addInitScript({ path: axeFile });
    await audit.page.route(
      (url) => url.href === audit.kept?.address,
      (route) =>
        route.fulfill({
          status: 200,
          contentType: 'text/html; charset=utf-8',
          body: audit.kept?.html ?? '',
        }),
    );
    return audit;
  }

  /** @param who stands in the report, such as "hr" */
  async look(who: string, address: string, html: string): Promise<void> {
    const url = new URL(address);
    url.hash = '';
    this.kept = { address: url.href, html };
    await this.page.setViewportSize(desktop);
    await this.page.goto(url.href, { waitUntil: 'load' });
    const found = new Map<string, string>();
    for (const viewport of [desktop, phone]) {
      await this.page.setViewportSize(viewport);
      for (const line of await this.faults())
        found.set(line, `${found.get(line) ?? ''} ${viewport.width}px`.trim());
    }
    for (const [line, widths] of found) this.violations.push(`${who} ${url.pathname} (${widths}): ${line}`);
    this.looked += 1;
  }

  private async faults(): Promise<string[]> {
    const violations = await this.page.evaluate<Violation[]>(runAxe);
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
    );
  }
}
