// An administrator brings people in from a file and plans a vacation; a specialist writes an absence of their own and subscribes a calendar program.
// The plan comes from RosterPageIT.
import { writeFileSync } from 'node:fs';
import { expectNoComplaints, look, open, plan, walk } from './portal.mjs';

const [, , url, , folder] = process.argv;
const wide = { width: 1440, height: 1300 };

async function importPeople(page, csv, name) {
  const file = `${folder}/${plan.name}-${name}.csv`;
  writeFileSync(file, csv);
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByTestId('import-look').click();
  await page.getByTestId('import-report').waitFor();
}

await walk(async () => {
  const page = await open('en', 'light', wide, 'people');
  await page.getByTestId('import-people').click();
  await importPeople(page, plan.wrong, 'wrong');
  await page.locator('[data-outcome="FAILED"]').waitFor();
  if (await page.getByTestId('import-apply').isEnabled()) throw new Error('a file with a wrong line can be taken');
  await look(page, '1-wrong-line');
  await importPeople(page, plan.people, 'people');
  await page.getByTestId('import-apply').click();
  await page.getByTestId('import-done').waitFor();
  await page.keyboard.press('Escape');
  await look(page, '2-people');

  await page.getByTestId('nav-roster').click();
  await page.locator(`[data-testid="roster-row"]`).nth(plan.count - 1).waitFor();
  await page.getByTestId('now-line').first().waitFor();
  const row = page.getByTestId('roster-row').filter({ hasText: plan.changed });
  await row.getByTestId('edit-plan').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('entry-from').fill(plan.from);
  await page.getByTestId('entry-to').fill(plan.to);
  await page.getByTestId('add-entry').focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-testid="entry"][data-kind="VACATION"]').waitFor();
  await look(page, '3-plan');
  await page.keyboard.press('Escape');
  await row.locator('[data-testid="roster-bar"][data-kind="VACATION"]').waitFor();
  await row.locator('[data-testid="roster-bar"][data-kind="VACATION"]').focus();
  await page.getByRole('tooltip').waitFor();
  await look(page, '4-week');
  await page.getByTestId('week-after').click();
  await page.getByTestId('now-line').first().waitFor({ state: 'detached' });
  for (const [language, scheme, viewport] of [
    ['ru', 'dark', wide], ['ja', 'light', wide], ['zh', 'dark', { width: 1024, height: 1400 }], ['ko', 'light', wide], ['vi', 'dark', { width: 760, height: 1500 }],
  ]) {
    const other = await open(language, scheme, viewport, 'roster');
    await other.getByTestId('roster-row').first().waitFor();
    await look(other, `5-${language}-${scheme}`);
    await other.context().close();
  }

  Object.assign(plan, { account: plan.specialist, password: plan.specialistPassword });
  const own = await open('ru', 'dark', { width: 1100, height: 1900 }, 'roster');
  await own.goto(`${url}account`);
  await own.getByTestId('own-duty').waitFor();
  await own.getByTestId('hours-kind').locator('label').first().click();
  await own.getByTestId('add-shift').click();
  await own.getByTestId('save-hours').click();
  await own.getByTestId('entry-from').fill(plan.from);
  await own.getByTestId('entry-to').fill(plan.to);
  await own.getByTestId('add-entry').click();
  await own.locator('[data-testid="entry"]').waitFor();
  await own.getByTestId('renew-feed').click();
  const [account, password] = (await own.getByTestId('feed-password').innerText()).split('\n');
  await look(own, '6-own-duty');
  const read = (secret) => fetch(`${url}api/calendars/duty.ics`, { headers: { Authorization: `Basic ${btoa(`${account}:${secret}`)}` } });
  const calendar = await read(password);
  if (calendar.status !== 200 || !(await calendar.text()).includes('SUMMARY:Vacation')) throw new Error('the calendar cannot be read');
  if ((await read('another')).status !== 401) throw new Error('the calendar is open to everybody');
  expectNoComplaints();
});
