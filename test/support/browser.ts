import { chromium, type Browser, type BrowserContext } from 'playwright-core';

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

/** Nothing that looks things up by itself, and software drawing: the same on every machine. */
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** `npm test` finds Chromium, or installs it, and says where it is. */
export function aChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (!executablePath) throw new Error('Set CHROMIUM_PATH, or run this test through "npm test"');
  return chromium.launch({ executablePath, args: switches });
}

/** A browser of somebody's own in which scripts are switched off. */
export function withoutScripts(browser: Browser, viewport = desktop): Promise<BrowserContext> {
  return browser.newContext({ viewport, javaScriptEnabled: false, locale: 'en-GB' });
}
