// An administrator gives a record system a token, renews and ends it, and brings in a table of codes; a coordinator keeps a template of
// questions. The plan comes from RegisterPagesIT.
import { writeFileSync } from 'node:fs';
import { expectNoComplaints, look, open, plan, url, walk } from './portal.mjs';

const [, , , , folder] = process.argv;
const wide = { width: 1440, height: 1000 };
const expect = (holds, what) => { if (!holds) throw new Error(what); };

/** How the node answers a program that calls with a token. */
const called = async (token) => (await fetch(`${url}fhir/Task?_summary=count`, { headers: { Authorization: `Bearer ${token}` } })).status;

/** The token that the open dialog shows; then the dialog is closed. */
const shownToken = async (page, name) => {
  const token = (await page.getByTestId('system-token').textContent()).trim();
  if (name) await look(page, name);
  await page.getByTestId('token-kept').click();
  await page.getByTestId('system-token').waitFor({ state: 'detached' });
  return token;
};

await walk(async () => {
  const page = await open('en', 'light', wide, 'systems');
  await page.getByText(plan.none).waitFor();
  await look(page, '1-no-systems');
  await page.getByTestId('add-system').click();
  await page.getByTestId('system-name').fill(plan.system);
  await page.keyboard.press('Tab');
  await page.keyboard.type('records');
  await page.getByTestId('system-role-COORDINATOR').focus();
  await page.keyboard.press('Space');
  await look(page, '2-system');
  await page.keyboard.press('Enter');
  const first = await shownToken(page, '3-token');
  expect(await called(first) === 200, 'the token opens nothing');
  const row = page.locator('[data-testid="system-row"][data-account="records"]');
  await row.getByTestId('renew-system').click();
  await look(page, '4-renew');
  await page.getByTestId('system-confirm').click();
  const second = await shownToken(page);
  expect(await called(first) === 401 && await called(second) === 200, 'a new token leaves the old one good, or is none');
  for (const [language, scheme, viewport] of [['ru', 'dark', wide], ['ja', 'light', wide], ['ko', 'dark', wide], ['zh', 'light', wide], ['vi', 'dark', { width: 700, height: 1200 }]]) {
    const other = await open(language, scheme, viewport, 'systems');
    await other.locator('[data-testid="system-row"][data-active="true"]').waitFor();
    await other.getByTestId('revoke-system').click();
    await other.getByTestId('system-confirm').waitFor();
    await look(other, `5-systems-${language}-${scheme}`);
    await other.context().close();
  }
  await row.getByTestId('revoke-system').click();
  await page.getByTestId('system-confirm').click();
  await page.locator('[data-testid="system-row"][data-active="false"]').waitFor();
  expect(await called(second) === 401, 'a token that was ended still opens');

  await page.getByTestId('nav-code-tables').click();
  await page.getByTestId('table-version').fill(plan.version);
  for (const name of ['broken', 'codes']) {
    const path = `${folder}/${plan.name}-${name}.csv`;
    writeFileSync(path, plan[name]);
    await page.locator('input[type="file"]').setInputFiles(path);
    await page.getByTestId('table-run').click();
    if (name === 'broken') {
      await page.getByTestId('table-errors').getByText(plan.brokenLine).waitFor();
      await look(page, '6-code-table-refused');
    }
  }
  await page.locator('[data-testid="code-table"][data-state="ACTIVE"]').getByText(plan.version).waitFor();
  expect(await page.getByTestId('table-errors').count() === 0, 'old errors stay beside a table that was taken');
  await look(page, '7-code-table');

  Object.assign(plan, { account: plan.coordinator, password: plan.coordinatorPassword });
  const other = await open('ja', 'dark', wide, 'templates');
  await other.getByTestId('template-row').first().waitFor();
  await other.getByTestId('add-template').click();
  await other.getByTestId('template-title').fill(plan.template);
  await other.getByTestId('template-sites').fill('c71');
  await other.keyboard.press('Enter');
  await other.getByTestId('template-lines').fill(plan.lines);
  await look(other, '8-template');
  await other.getByTestId('dialog-save').click();
  const own = other.locator('[data-testid="template-row"][data-own="true"]');
  await own.getByText(plan.template).waitFor();
  await own.getByTestId('edit-template').click();
  await other.getByTestId('template-lines').waitFor();
  expect(await other.getByTestId('template-lines').inputValue() === plan.lines, 'the lines of a template do not come back as they were written');
  await other.keyboard.press('Escape');
  await other.getByTestId('template-lines').waitFor({ state: 'detached' });
  await look(other, '9-templates');
  expectNoComplaints();
});
