/**
 * Takes the README's pictures from a demo that is up: `npm run demo -- --json demo.json`, then in another terminal
 * `node scripts/screenshots.mjs demo.json`.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { checkout } from './bootstrap/instance-folder.mjs';

const desktop = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
const folder = join(checkout, 'docs', 'screenshots');

const [file] = process.argv.slice(2);
if (!file) {
  process.stderr.write('Usage: node scripts/screenshots.mjs <file written by npm run demo -- --json>\n');
  process.exit(1);
}
const demo = JSON.parse(readFileSync(file, 'utf8'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
});

async function newPage(viewport) {
  const context = await browser.newContext({ viewport, javaScriptEnabled: false, deviceScaleFactor: 1 });
  return context.newPage();
}

const save = (page, name, options = {}) => page.screenshot({ path: join(folder, `${name}.png`), ...options });

async function signedIn(role) {
  const { email, password } = demo.credentials.find((one) => one.role === role);
  const page = await newPage(desktop);
  await page.goto(`${demo.addresses.web}/sign-in`);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await page.click('main button[type=submit]');
  return page;
}

async function leadersPages() {
  const page = await signedIn('HR');
  await page.goto(demo.addresses.results);
  await save(page, 'leaders-summary', {
    clip: { x: 0, y: 0, width: desktop.width, height: 1500 },
    fullPage: true,
  });
  await page.goto(`${page.url().split('?')[0]}/heatmap`);
  await save(page, 'heatmap', { clip: { x: 0, y: 0, width: desktop.width, height: 1100 }, fullPage: true });
}

async function questionPage() {
  const page = await newPage(phone);
  await page.goto(demo.unansweredLinks.at(-1));
  await page.click('main form[method=post] button[type=submit]');
  await page.locator('main input[value="3"]').first().check({ force: true });
  await save(page, 'question-phone', {
    clip: { x: 0, y: 0, width: phone.width, height: 1150 },
    fullPage: true,
  });
}

async function invitation() {
  const mails = await (await fetch(`${demo.addresses.mailbox}/api/email`)).json();
  const mail = mails.find(({ html }) => /\/s\/[\w-]{20,}/.test(html ?? ''));
  const page = await newPage({ width: 640, height: 780 });
  await page.setContent(mail.html);
  await save(page, 'invitation-email', { fullPage: true });
}

mkdirSync(folder, { recursive: true });
await leadersPages();
await questionPage();
await invitation();
await browser.close();
