// An administrator brings institutions in from a file and keeps the working calendar of one; a coordinator sees on a case why it is due then.
// The plan comes from AdministrationPagesIT.
import { readFileSync, writeFileSync } from 'node:fs';
import { expectNoComplaints, look, open, plan, url, walk } from './portal.mjs';

const [, , , , folder] = process.argv;
const wide = { width: 1440, height: 1250 };
const expect = (holds, what) => { if (!holds) throw new Error(what); };
const file = (name, text) => { const path = `${folder}/${plan.name}-${name}`; writeFileSync(path, text); return path; };

await walk(async () => {
  const page = await open('en', 'light', wide, 'institutions');
  await page.getByTestId('import-institutions').click();
  for (const name of ['wrong', 'good']) {
    await page.locator('input[type="file"]').setInputFiles(file(`${name}.csv`, plan[name]));
    await page.getByTestId('import-look').click();
    await page.getByTestId('import-report').waitFor();
    if (name === 'wrong') {
      await page.locator('[data-outcome="FAILED"] [data-testid="import-column"]').getByText('parent').waitFor();
      expect(await page.getByTestId('import-apply').isDisabled(), 'a file with a wrong line can be taken');
      await look(page, '1-wrong-line');
    }
  }
  await page.getByTestId('import-apply').click();
  await page.getByTestId('import-done').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('department').nth(plan.departments - 1).waitFor();
  await look(page, '2-institutions');
  const download = page.waitForEvent('download');
  await page.getByTestId('export-institutions').click();
  expect(readFileSync(await (await download).path(), 'utf8').includes('VN-101,'), 'the file lacks an institution');

  await page.getByTestId('nav-calendars').click();
  await page.getByTestId('calendar-state').waitFor();
  await page.getByTestId('calendar-place').click();
  await page.getByRole('option', { name: plan.place }).click();
  await page.locator('[data-testid="calendar-state"][data-own="false"]').waitFor();
  await page.locator('input[type="file"]').setInputFiles(file('holidays.csv', plan.holidays));
  await page.getByTestId('holiday').waitFor();
  await page.getByTestId('holidays').getByRole('alert').waitFor();
  const clock = page.locator('[data-clock="RADIOLOGY"]');
  await clock.getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await clock.getByTestId('clock-hours').fill('24');
  await look(page, '3-calendar');
  await page.getByTestId('save-calendar').click();
  await page.locator('[data-testid="calendar-state"][data-own="true"]').waitFor();

  Object.assign(plan, { account: plan.coordinator, password: plan.coordinatorPassword });
  for (const [language, scheme, viewport] of [
    ['en', 'light', wide], ['ru', 'dark', wide], ['ja', 'light', wide], ['zh', 'dark', { width: 1024, height: 1500 }], ['ko', 'light', wide], ['vi', 'dark', { width: 760, height: 2000 }],
  ]) {
    const other = await open(language, scheme, viewport, 'calendars');
    await other.locator('[data-testid="calendar-state"][data-own="true"]').waitFor();
    await look(other, `4-calendar-${language}-${scheme}`);
    await other.goto(`${url}cases/${plan.case}`);
    await other.getByTestId('counted').waitFor();
    await look(other, `5-case-${language}-${scheme}`);
    await other.context().close();
  }
  expectNoComplaints();
});
