// An image steward looks at a conflict, takes the newcomer, and sees it again among those that are decided.
// node steward.mjs URL CHROMIUM FOLDER PLAN: the plan is a JSON file (see StewardIT); screenshots go into the folder.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [, , url, executablePath, folder, planFile] = process.argv;
const plan = JSON.parse(readFileSync(planFile, 'utf8'));
const STEP_MAX = 90_000;

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-background-networking'],
});
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
const page = await context.newPage();
page.setDefaultTimeout(STEP_MAX);
const complaints = [];
page.on('pageerror', (error) => complaints.push(String(error)));

const look = (name) => page.screenshot({ path: `${folder}/${plan.name}-${name}.png`, fullPage: true });
const must = (holds, what) => {
  if (!holds) throw new Error(what);
};

async function speak(language) {
  await page.getByTestId('language-menu').click();
  await page.getByTestId(`language-${language}`).click();
  await page.locator(`html[lang="${language}"]`).waitFor();
}

try {
  await page.goto(url);
  await page.getByTestId('sign-in-account').fill(plan.account);
  await page.getByTestId('sign-in-password').fill(plan.password);
  await page.getByTestId('sign-in').click();
  await page.getByTestId('nav-conflicts').click();
  await page.getByTestId('conflict-row').nth(plan.conflicts - 1).waitFor();
  await look('1-list');

  // By keyboard alone: the link of the row, the button, the reason, the decision.
  const row = page.locator(`[data-testid="conflict-row"][data-kind="OTHER_CONTENT"]`).first();
  await row.getByRole('link').focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-testid="picture-original"][data-state="shown"]').waitFor();
  await page.locator('[data-testid="picture-newcomer"][data-state="shown"]').waitFor();
  const paths = await page.getByTestId('difference').evaluateAll((rows) => rows.map((one) => one.dataset.path));
  must(paths.includes('(0010,0010)') && paths.includes('(7FE0,0010)'), `differences shown: ${paths}`);
  await look('2-differences');
  await page.getByTestId('theme-button').click();
  await look('3-dark');
  for (const language of ['ru', 'ja', 'vi']) {
    await speak(language);
    await look(`4-${language}`);
  }
  await speak('en');
  await page.getByTestId('theme-button').click();

  await page.getByTestId('replace').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('conflict-reason').waitFor();
  await page.keyboard.type(plan.reason);
  await look('5-decision');
  await page.getByTestId('dialog-save').click();
  await page.locator('[data-testid="conflict"][data-decision="REPLACE"]').waitFor();
  await look('6-decided');

  await page.getByTestId('nav-conflicts').click();
  await page.getByTestId('conflict-row').nth(plan.conflicts - 2).waitFor();
  await page.getByTestId('conflict-state').getByText('Decided').click();
  await page.getByTestId('conflict-row').first().waitFor();
  must((await page.getByTestId('conflict-row').count()) === 1, 'one conflict is decided');
  await look('7-list-of-decided');
  must(complaints.length === 0, `the browser complained: ${complaints.join('; ')}`);
} catch (failure) {
  await look('failed');
  console.error(failure);
  process.exitCode = 1;
} finally {
  await browser.close();
}
