// An image steward shows a study as another patient's, sees the correction listed, and takes it back; then shows rejected images again.
// node corrections.mjs URL CHROMIUM FOLDER PLAN: the plan is a JSON file (see StewardIT); screenshots go into the folder.
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

const look = (name) => page.screenshot({ path: `${folder}/${plan.name}-${name}.png` });

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
  await page.getByTestId('nav-corrections').click();
  await page.getByTestId('empty').waitFor();
  await look('1-none');

  await page.goto(`${url}studies/${plan.study}`);
  await page.getByTestId('move-study').click();
  await page.getByTestId('patient-id').fill(plan.patientId);
  await page.getByTestId('patient-name').fill(plan.patientName);
  await page.getByTestId('patient-birth').fill('1961-05-04');
  await page.getByTestId('correction-reason').fill(plan.reason);
  await look('2-move');
  await page.getByTestId('dialog-save').click();
  await page.getByTestId('patient-line').getByText(plan.shownName).waitFor();
  await look('3-moved');

  await page.goto(`${url}steward/corrections`);
  await page.locator('[data-testid="correction-row"][data-kind="MOVE"]').waitFor();
  await look('4-list');
  await page.getByTestId('theme-button').click();
  for (const language of ['ru', 'vi', 'zh']) {
    await speak(language);
    await look(`5-${language}`);
  }
  await page.getByTestId('merge-patients').click();
  await page.getByTestId('prior-id').waitFor();
  await look('6-merge');
  await page.keyboard.press('Escape');
  await speak('en');
  await page.getByTestId('undo').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('undo-reason').fill('it was the right patient');
  await page.getByTestId('dialog-save').click();
  await page.getByTestId('correction-undone').waitFor();
  await look('7-undone');
  await page.goto(`${url}studies/${plan.study}`);
  await page.getByTestId('patient-line').getByText(plan.receivedName).waitFor();

  await page.goto(`${url}steward/rejections`);
  await page.locator('[data-testid="rejection-row"][data-title="PATIENT_SAFETY"]').waitFor();
  await look('8-rejections');
  await page.getByTestId('undo').click();
  await page.getByTestId('undo-reason').fill('the note named the wrong image');
  await page.getByTestId('dialog-save').click();
  await page.getByTestId('rejection-undone').waitFor();
  await look('9-shown-again');
  if (complaints.length > 0) throw new Error(`the browser complained: ${complaints.join('; ')}`);
} catch (failure) {
  await look('failed');
  console.error(failure);
  process.exitCode = 1;
} finally {
  await browser.close();
}
