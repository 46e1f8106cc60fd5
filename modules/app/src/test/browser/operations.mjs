// Looks at the operations page as an administrator does, and sees to an object that nobody knows, with the keyboard.
// node operations.mjs URL CHROMIUM FOLDER PLAN: the plan is a JSON file (see OperationsPageIT); screenshots go into the folder.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [, , url, executablePath, folder, planFile] = process.argv;
const plan = JSON.parse(readFileSync(planFile, 'utf8'));
const STEP_MAX = 90_000;

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-background-networking'],
});
const complaints = [];

async function open(language, colorScheme, viewport) {
  const context = await browser.newContext({ viewport, locale: language, colorScheme });
  await context.addInitScript((chosen) => localStorage.setItem('consilium.language', chosen), language);
  await context.addInitScript((chosen) => localStorage.setItem('mantine-color-scheme-value', chosen), colorScheme);
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MAX);
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url);
  await page.getByTestId('sign-in-account').fill('admin');
  await page.getByTestId('sign-in-password').fill(plan.password);
  await page.getByTestId('sign-in').click();
  await page.getByTestId('nav-operations').click();
  await page.getByTestId('tile-spool').waitFor();
  return page;
}

/** Nothing may be wider than the window: a long word in some language would push the buttons out of sight. */
async function look(page, name) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) complaints.push(`${name} is ${over} pixels wider than the window`);
  await page.screenshot({ path: `${folder}/operations-${name}.png`, fullPage: true });
}

// High enough for everything: the page scrolls within its frame, which a screenshot of the whole page does not unroll.
const wide = { width: 1440, height: 1400 };
try {
  const page = await open('en', 'light', wide);
  await page.locator('[data-testid="store-state"][data-state="fit"]').waitFor();
  await page.locator(`[data-testid="sender-row"][data-sender="${plan.sender}"]`).waitFor();
  await page.getByTestId('begin-RECONCILE').waitFor();
  await page.getByTestId('begin-RECONCILE').click();
  const row = page.locator('[data-testid="finding-row"][data-kind="ORPHAN"]', { hasText: plan.orphan });
  await row.waitFor();
  await look(page, 'en-light');
  for (const [language, scheme, viewport] of [
    ['ru', 'dark', wide], ['ja', 'light', wide], ['zh', 'dark', wide], ['ko', 'light', { width: 1024, height: 1500 }], ['vi', 'light', { width: 760, height: 1900 }],
  ]) {
    const other = await open(language, scheme, viewport);
    await other.getByTestId('finding-row').first().waitFor();
    await look(other, `${language}-${scheme}`);
    await other.context().close();
  }
  await row.getByTestId('act-DELETE').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('dialog-save').waitFor();
  await look(page, 'delete');
  await page.getByTestId('dialog-save').focus();
  await page.keyboard.press('Enter');
  await row.waitFor({ state: 'detached' });
  await page.getByTestId('findings').getByTestId('empty').waitFor();
  await look(page, 'empty');
  if (complaints.length > 0) throw new Error(`the browser complained: ${complaints.join('; ')}`);
  console.log('seen to');
} catch (failure) {
  console.error(failure);
  process.exitCode = 1;
} finally {
  await browser.close();
}
