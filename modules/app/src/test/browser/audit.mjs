// An auditor looks for failures, reads an event, verifies the chain, saves a file and makes the report for a patient, with the keyboard where it matters.
// The plan comes from AuditPageIT.
import { expectNoComplaints, look, open, plan, walk } from './portal.mjs';

const wide = { width: 1440, height: 1300 };
await walk(async () => {
  const page = await open('en', 'light', wide, 'audit');
  await page.getByTestId('event-row').first().waitFor();
  await page.getByTestId('verify').focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-testid="chain"][data-sound="true"]').waitFor();
  await look(page, '1-trail');
  await page.getByTestId('failures').focus();
  await page.keyboard.press(' ');
  await page.getByTestId('search').press('Enter');
  await page.locator('[data-testid="event-row"][data-outcome="SUCCESS"]').first().waitFor({ state: 'detached' });
  await page.locator('[data-testid="event-row"][data-act="SIGNED_IN"]').first().waitFor();
  await look(page, '2-failures');
  await page.getByTestId('open-event').first().press('Enter');
  await page.getByTestId('event-text').getByText('AuditMessage').first().waitFor();
  await look(page, '3-event');
  await page.keyboard.press('Escape');
  await page.getByTestId('event-text').waitFor({ state: 'detached' });
  await page.getByTestId('failures').uncheck();
  await page.getByTestId('patient').fill('no such patient');
  await page.keyboard.press('Enter');
  await page.getByTestId('empty').waitFor();
  await look(page, '4-empty');
  const saving = page.waitForEvent('download');
  await page.getByTestId('csv').press('Enter');
  await page.getByTestId('confirm-password').fill(plan.password);
  await look(page, '4-confirm');
  await page.getByTestId('confirm-submit').click();
  if ((await saving).suggestedFilename() !== 'audit-trail.csv') throw new Error('no file was saved');
  await page.getByTestId('to-report').click();
  await page.getByTestId('report-patient').fill(plan.patient);
  await page.keyboard.press('Enter');
  await page.locator('[data-testid="event-row"][data-act="IMAGES_READ"]').first().waitFor();
  if (page.url().includes(plan.patient)) throw new Error('the address names the patient');
  await look(page, '5-report');
  await page.emulateMedia({ media: 'print' });
  if (await page.locator('nav').isVisible() || await page.getByTestId('print').isVisible()) throw new Error('the menu would be printed');
  await look(page, '6-paper');
  for (const [language, scheme, viewport] of [
    ['ru', 'dark', wide], ['ja', 'light', wide], ['zh', 'dark', wide], ['ko', 'light', { width: 1024, height: 1700 }], ['vi', 'light', { width: 760, height: 2100 }],
  ]) {
    const other = await open(language, scheme, viewport, 'audit');
    await other.getByTestId('event-row').first().waitFor();
    await look(other, `7-${language}-${scheme}`);
    await other.context().close();
  }
  expectNoComplaints();
});
