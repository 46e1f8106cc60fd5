// A browser, and a portal to walk through. Scripts are run as: node SCRIPT URL CHROMIUM FOLDER PLAN. The plan is a JSON file; screenshots go into the folder.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [, , pages, executablePath, folder, planFile] = process.argv;
const STEP_MAX = 90_000;

/** Where the portal is. */
export const url = pages;

/** What the script is told. */
export const plan = JSON.parse(readFileSync(planFile, 'utf8'));
export const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-background-networking'],
});
const complaints = [];

/** Signs the account of the plan, or the administrator, in and goes to a page of the menu. */
export async function open(language, colorScheme, viewport, entry) {
  const context = await browser.newContext({ viewport, locale: language, colorScheme });
  await context.addInitScript((chosen) => localStorage.setItem('consilium.language', chosen), language);
  await context.addInitScript((chosen) => localStorage.setItem('mantine-color-scheme-value', chosen), colorScheme);
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MAX);
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(pages);
  await page.getByTestId('sign-in-account').fill(plan.account ?? 'admin');
  await page.getByTestId('sign-in-password').fill(plan.password);
  await page.getByTestId('sign-in').click();
  await page.getByTestId(`nav-${entry}`).click();
  return page;
}

/** Nothing may be wider than the window: a long word in some language would push the buttons out of sight. */
export async function look(page, name) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) complaints.push(`${name} is ${over} pixels wider than the window`);
  await page.screenshot({ path: `${folder}/${plan.name}-${name}.png`, fullPage: true });
}

/** Fails when the browser has complained about anything but what a walk means to provoke. */
export function expectNoComplaints(provoked = /^$/) {
  const unexpected = complaints.filter((one) => !provoked.test(one));
  if (unexpected.length > 0) throw new Error(`the browser complained: ${unexpected.join('; ')}`);
}

/** Walks; when that fails, shows where everybody was, says why, and fails. */
export async function walk(steps) {
  try {
    await steps();
  } catch (failure) {
    for (const [i, page] of browser.contexts().flatMap((context) => context.pages()).entries()) {
      await page.screenshot({ path: `${folder}/${plan.name}-failed-${i}.png`, fullPage: true });
    }
    console.error(failure);
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}
