// Walks one case through the portal as its people would: the referrer asks, the specialist reads and signs, the referrer opens.
// node walk.mjs URL CHROMIUM FOLDER PLAN: the plan is a JSON file (see PortalIT); screenshots go into the folder.
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

/** A window of one person's own, signed in. */
async function signIn(account) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MAX);
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url);
  await page.getByTestId('sign-in-account').fill(account);
  await page.getByTestId('sign-in-password').fill(plan.password);
  await page.getByTestId('sign-in').click();
  await page.getByTestId('person-menu').waitFor();
  return page;
}

async function look(page, name) {
  await page.screenshot({ path: `${folder}/${plan.name}-${name}.png` });
}

/** Share of pixels that differ from the most frequent colour: a viewer that shows nothing shows one colour. */
async function variety(page, testId) {
  const png = await page.getByTestId(testId).screenshot();
  return page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    let most = 0;
    for (const count of counts.values()) most = Math.max(most, count);
    return 1 - most / (data.length / 4);
  }, [...png]);
}

async function mustShowImage(page) {
  await page.locator(`[data-testid="${plan.viewer}"][data-ready="true"]`).waitFor();
  const deadline = Date.now() + STEP_MAX;
  let seen = 0;
  while (seen < plan.varietyMin && Date.now() < deadline) {
    seen = await variety(page, plan.canvas);
  }
  if (seen < plan.varietyMin) throw new Error(`the viewer shows nothing: ${seen} of its pixels differ`);
}

async function ask(page) {
  await page.getByTestId('nav-studies').click();
  await page.locator(`[data-testid="study-row"][data-study="${plan.study}"]`).waitFor();
  await look(page, '1-studies');
  await page.locator(`[data-testid="study-row"][data-study="${plan.study}"]`).click();
  await mustShowImage(page);
  await look(page, '2-study');
  await page.getByTestId('ask-for-opinion').click();
  await page.getByTestId('question-text').fill(plan.question);
  await page.getByTestId('diagnosis').fill(plan.diagnosis);
  await page.locator('[data-testid="code"]:visible', { hasText: plan.diagnosis }).click();
  await page.getByTestId('urgency-FAST').click();
  await page.getByTestId('consent-PATIENT').check();
  await look(page, '3-question');
  await page.getByTestId('send-case').click();
  await page.getByTestId('case').waitFor();
  await page.locator('[data-testid="case"][data-state="OFFERED"]').waitFor();
  await look(page, '4-offered');
  return new URL(page.url()).pathname.split('/').pop();
}

async function answer(page, id) {
  await page.getByTestId('nav-inbox').click();
  const row = page.locator(`[data-testid="case-row"][data-case="${id}"]`);
  await row.waitFor();
  await look(page, '5-inbox');
  await row.getByRole('link').first().click();
  await page.getByTestId('accept').first().click();
  await page.locator('[data-testid="case"][data-state="ACCEPTED"]').waitFor();
  await page.getByTestId('open-images').click();
  await mustShowImage(page);
  await look(page, '6-reading');
  await page.getByTestId('opinion-findings').fill(plan.findings);
  await page.getByTestId('opinion-conclusion').fill(plan.conclusion);
  await page.getByTestId('opinion-recommendation').fill(plan.recommendation);
  await page.getByTestId('sign').click();
  await page.getByTestId('confirm-password').fill(plan.password);
  await look(page, '7-signing');
  await page.getByTestId('confirm-submit').click();
  await page.getByTestId('sign-preview').waitFor({ state: 'detached' });
  await look(page, '8-signed');
}

async function open(page) {
  // Nobody reloads: the page follows the events of the node.
  await page.locator('[data-testid="case"][data-state="DELIVERED"]').waitFor();
  await page.getByTestId('open-opinion').click();
  await page.locator('[data-testid="case"][data-state="ACKNOWLEDGED"]').waitFor();
  await page.getByText(plan.conclusion).first().waitFor();
  await look(page, '9-opened');
}

let pages = [];
try {
  const referrer = await signIn(plan.referrer);
  pages.push(referrer);
  const id = await ask(referrer);
  const specialist = await signIn(plan.specialist);
  pages.push(specialist);
  await answer(specialist, id);
  await open(referrer);
  if (complaints.length > 0) throw new Error(`the browser complained: ${complaints.join('; ')}`);
  console.log(`acknowledged ${id}`);
} catch (failure) {
  for (const [i, page] of pages.entries()) {
    await page.screenshot({ path: `${folder}/${plan.name}-failed-${i}.png` });
  }
  console.error(failure);
  process.exitCode = 1;
} finally {
  await browser.close();
}
