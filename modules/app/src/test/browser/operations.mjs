// Looks at the operations page as an administrator does, and sees to an object that nobody knows, with the keyboard.
// The plan comes from OperationsPageIT.
import { expectNoComplaints, look, open, plan, walk } from './portal.mjs';

// High enough for everything: the page scrolls within its frame, which a screenshot of the whole page does not unroll.
const wide = { width: 1440, height: 1400 };
await walk(async () => {
  const page = await open('en', 'light', wide, 'operations');
  await page.getByTestId('tile-spool').waitFor();
  await page.locator('[data-testid="store-state"][data-state="fit"]').waitFor();
  await page.locator(`[data-testid="sender-row"][data-sender="${plan.sender}"]`).waitFor();
  await page.getByTestId('begin-RECONCILE').waitFor();
  await page.getByTestId('begin-RECONCILE').click();
  const row = page.locator('[data-testid="finding-row"][data-kind="ORPHAN"]', { hasText: plan.orphan });
  await row.waitFor();
  await look(page, 'en-light');
  for (const [language, scheme, viewport] of [
    ['ru', 'dark', wide], ['ja', 'light', wide], ['zh', 'dark', wide], ['ko', 'light', { width: 1024, height: 1500 }], ['vi', 'light', { width: 760, height: 1900 }],
  ]) {
    const other = await open(language, scheme, viewport, 'operations');
    await other.getByTestId('finding-row').first().waitFor();
    await look(other, `${language}-${scheme}`);
    await other.context().close();
  }
  await row.getByTestId('act-DELETE').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('dialog-save').waitFor();
  await look(page, 'delete');
  await page.getByTestId('dialog-save').focus();
  await page.keyboard.press('Enter');
  await row.waitFor({ state: 'detached' });
  await page.getByTestId('findings').getByTestId('empty').waitFor();
  await look(page, 'empty');
  expectNoComplaints();
  console.log('seen to');
});
