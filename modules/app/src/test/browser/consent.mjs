// A consent is withdrawn while somebody looks at the images; then the glass is broken, and the privacy officer reviews it.
// node consent.mjs URL CHROMIUM FOLDER PLAN: the plan is a JSON file (see PortalIT); screenshots go into the folder.
import { expectNoComplaints, look, open, plan, walk } from './portal.mjs';

/** The promise: what is open when access ends is gone within this time. */
const DEAD_WITHIN = 5_000;
const WINDOW = { width: 1440, height: 900 };
const NARROW = { width: 420, height: 900 };

/** A window of one person's own. */
const as = (account, password, language, scheme, entry, size = WINDOW) => {
  Object.assign(plan, { account, password });
  return open(language, scheme, size, entry);
};

async function ask(page) {
  await page.locator(`[data-testid="study-row"][data-study="${plan.study}"]`).click();
  await page.getByTestId('ask-for-opinion').click();
  await page.getByTestId('question-text').fill(plan.question);
  await page.getByTestId('diagnosis').fill('C34.1');
  await page.locator('[data-testid="code"]:visible', { hasText: 'C34.1' }).click();
}

async function id(page) {
  await page.getByTestId('case').waitFor();
  return new URL(page.url()).pathname.split('/').pop();
}

await walk(async () => {
  const referrer = await as(plan.referrer, plan.demo, 'ru', 'dark', 'studies');
  await ask(referrer);
  await referrer.getByTestId('consent-REPRESENTATIVE').check();
  await referrer.getByTestId('consent-representative').fill(plan.representative);
  await referrer.getByTestId('consent-TEACHING').check();
  await look(referrer, '1-ask');
  await referrer.getByTestId('send-case').click();
  await referrer.locator('[data-testid="case"][data-state="OFFERED"]').waitFor();
  const number = await id(referrer);
  await referrer.getByTestId('consent').getByText(plan.representative).waitFor();
  await look(referrer, '2-case');

  const specialist = await as(plan.specialist, plan.demo, 'vi', 'light', 'inbox');
  await specialist.locator(`[data-testid="case-row"][data-case="${number}"]`).getByRole('link').first().click();
  await specialist.getByTestId('accept').first().click();
  await specialist.locator('[data-testid="case"][data-state="ACCEPTED"]').waitFor();
  await specialist.getByTestId('open-images').click();
  await specialist.locator('[data-testid="stack-viewer"][data-ready="true"]').waitFor();

  await referrer.getByTestId('withdraw-consent').click();
  await referrer.getByTestId('reason').fill(plan.reason);
  await look(referrer, '3-withdraw');
  await referrer.getByTestId('reason-confirm').click();
  await specialist.getByTestId('access-ended').waitFor({ timeout: DEAD_WITHIN });
  if ((await specialist.getByTestId('stack-viewer').count()) > 0) throw new Error('the images are still there');
  await look(specialist, '4-ended');
  await referrer.locator('[data-testid="case"][data-state="CANCELLED"]').waitFor();
  await look(referrer, '5-withdrawn');

  const officer = await as(plan.officer, plan.officerPassword, 'ja', 'light', 'emergencies');
  await referrer.getByTestId('nav-studies').click();
  await ask(referrer);
  await referrer.getByTestId('save-draft').click();
  await referrer.getByTestId('break-glass').click();
  await referrer.getByTestId('reason').fill(plan.reason);
  await look(referrer, '6-emergency');
  await referrer.getByTestId('reason-confirm').click();
  await referrer.locator('[data-testid="case"][data-state="OFFERED"]').waitFor();
  // Nobody reloads: the list follows the events of the node.
  await officer.getByTestId('review-emergency').waitFor();
  await look(officer, '7-officer');
  await officer.getByTestId('review-emergency').click();
  await officer.getByTestId('justified').check();
  await officer.getByTestId('review-note').fill(plan.reason);
  await look(officer, '8-review');
  await officer.getByTestId('dialog-save').click();
  await officer.locator('[data-testid="emergency-row"][data-reviewed="true"]').waitFor();
  await officer.setViewportSize(NARROW);
  await look(officer, '9-reviewed-narrow');
  // Images that were on their way when access ended are refused, which their loader passes on to the page.
  expectNoComplaints(/^XMLHttpRequest$/);
});
