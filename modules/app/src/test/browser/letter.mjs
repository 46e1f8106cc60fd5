// A question about a letter alone: asked without images, read, answered and opened. The plan comes from LetterAloneIT.
import { expectNoComplaints, look, open, plan, walk } from './portal.mjs';

const window = { width: 1440, height: 900 };
const as = (account, language, scheme, entry) => {
  Object.assign(plan, { account });
  return open(language, scheme, window, entry);
};
const caseIn = (page, state) => page.locator(`[data-testid="case"][data-state="${state}"]`).waitFor();

await walk(async () => {
  const referrer = await as(plan.referrer, 'ru', 'light', 'cases');
  // Templates that come late: what is being typed stays in sight.
  let arrive;
  const late = new Promise((resolve) => { arrive = resolve; });
  await referrer.route('**/api/question-templates*', async (route) => { await late; await route.continue(); });
  // Codes that do not come are not waited for in silence, and asked for again.
  await referrer.route('**/api/codes*', (route) => route.fulfill({ status: 404 }));
  await referrer.getByTestId('new-case').click();
  await referrer.getByTestId('site').focus();
  await referrer.locator('[data-testid="codes-failed"]:visible').waitFor();
  await referrer.unroute('**/api/codes*');
  await referrer.getByTestId('question-text').fill(plan.question);
  await referrer.getByTestId('site').focus();
  await referrer.locator('[data-testid="code"]:visible').first().waitFor();
  for (const field of ['site', 'diagnosis']) {
    await referrer.getByTestId(field).fill('C34.1');
    arrive();
    await referrer.getByTestId('templates').waitFor();
    await referrer.locator('[data-testid="code"]:visible', { hasText: 'C34.1' }).click();
  }
  await referrer.getByTestId('consent-PATIENT').check();
  if (await referrer.getByTestId('send-case').isEnabled()) throw new Error('a question about nothing can be sent');
  await referrer.locator('[data-testid="ask-documents"] input[type="file"]').setInputFiles([plan.letter]);
  await referrer.getByTestId('chosen-document').waitFor();
  await look(referrer, '1-ask');
  await referrer.getByTestId('send-case').click();
  await caseIn(referrer, 'OFFERED');
  const id = new URL(referrer.url()).pathname.split('/').pop();

  const specialist = await as(plan.specialist, 'en', 'dark', 'inbox');
  await specialist.locator(`[data-testid="case-row"][data-case="${id}"]`).getByRole('link').first().click();
  await specialist.getByTestId('accept').first().click();
  await caseIn(specialist, 'ACCEPTED');
  await specialist.getByTestId('open-images').click();
  await specialist.getByTestId('document-room').waitFor();
  await specialist.locator('[data-testid="pdf-pages"][data-ready="true"]').waitFor();
  await specialist.getByTestId('opinion-findings').fill(plan.findings);
  await specialist.getByTestId('opinion-conclusion').fill(plan.conclusion);
  await specialist.getByTestId('draft-state').waitFor();
  await look(specialist, '2-room');
  await specialist.getByTestId('sign').click();
  await specialist.getByTestId('confirm-password').fill(plan.password);
  await specialist.getByTestId('confirm-submit').click();
  await specialist.getByTestId('sign-preview').waitFor({ state: 'detached' });

  await caseIn(referrer, 'DELIVERED');
  await referrer.getByTestId('open-opinion').click();
  await caseIn(referrer, 'ACKNOWLEDGED');
  await referrer.getByText(plan.conclusion).first().waitFor();
  const file = referrer.waitForEvent('download');
  await referrer.getByTestId('opinion-pdf').click();
  await referrer.getByTestId('confirm-password').fill(plan.password);
  await referrer.getByTestId('confirm-submit').click();
  await file;
  await look(referrer, '3-answered');
  expectNoComplaints();
});
