// Somebody opens a case in a viewer of another maker, which exchanges its code and reads; then ends it. The plan comes from ViewerPageIT.
import { expectNoComplaints, look, open, plan, walk } from './portal.mjs';

const wide = { width: 1440, height: 1100 };

/** What the viewer does with the address it was started by. */
async function read(page, address) {
  return page.evaluate(async ([hash, study]) => {
    const code = new URLSearchParams(hash.slice(1)).get('code');
    const exchange = () => fetch('/api/viewer-sessions', {
      method: 'POST', credentials: 'omit', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ code }),
    });
    const { token } = await (await exchange()).json();
    const series = await fetch(`/dicomweb/studies/${study}/series`, { credentials: 'omit', headers: { Authorization: `Bearer ${token}` } });
    const cases = await fetch('/api/cases', { credentials: 'omit', headers: { Authorization: `Bearer ${token}` } });
    return { token, statuses: [series.status, cases.status, (await exchange()).status].join() };
  }, [new URL(address).hash, plan.study]);
}

await walk(async () => {
  const page = await open('ru', 'light', wide, 'studies');
  await page.locator(`[data-testid="study-row"][data-study="${plan.study}"]`).click();
  await page.getByTestId('ask-for-opinion').click();
  await page.getByTestId('question-text').fill(plan.question);
  await page.getByTestId('diagnosis').fill('C34.1');
  await page.locator('[data-testid="code"]:visible', { hasText: 'C34.1' }).click();
  await page.getByTestId('consent-PATIENT').check();
  await page.getByTestId('send-case').click();
  await page.locator('[data-testid="case"][data-state="OFFERED"]').waitFor();

  const caseAddress = page.url();

  await page.getByTestId('open-in').click();
  await look(page, '1-menu');
  const opened = page.context().waitForEvent('page');
  await page.getByTestId('open-in-workstation').click();
  const viewer = await opened;
  await viewer.waitForURL(/mark\.svg/);
  const address = viewer.url();
  if (address.includes(plan.study)) throw new Error('the address names the study');
  const { token, statuses } = await read(page, address);
  if (statuses !== '200,401,401') throw new Error(`the viewer was answered ${statuses}`);

  await page.getByTestId('person-menu').click();
  await page.getByTestId('change-password').click();
  await page.getByTestId('open-viewer').waitFor();
  await look(page, '2-open');
  await page.getByTestId('end-viewer').click();
  await page.getByTestId('open-viewers').waitFor({ state: 'detached' });
  const after = await page.evaluate(async ([study, bearer]) =>
    (await fetch(`/dicomweb/studies/${study}/series`, { credentials: 'omit', headers: { Authorization: `Bearer ${bearer}` } })).status, [plan.study, token]);
  if (after !== 401) throw new Error(`after its end the viewer was answered ${after}`);
  for (const [language, scheme, width] of [['ja', 'dark', 1440], ['vi', 'light', 420], ['ko', 'light', 1024], ['zh', 'dark', 760], ['en', 'light', 1440]]) {
    const window = await open(language, scheme, { width, height: 1100 }, 'studies');
    await window.goto(caseAddress);
    await window.getByTestId('open-in').click();
    await look(window, `3-${language}`);
    await window.context().close();
  }
  expectNoComplaints();
});
