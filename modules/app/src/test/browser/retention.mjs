// An administrator writes a policy, tries it, switches it on, keeps one study and deletes the other, with the keyboard where it matters.
// The plan comes from RetentionPageIT.
import { expectNoComplaints, look, open, plan, walk } from './portal.mjs';

/** The switch may be drawn over its own input; the keyboard reaches it all the same. */
async function press(locator, key) {
  await locator.focus();
  await locator.press(key);
}

const wide = { width: 1440, height: 1500 };
await walk(async () => {
  const page = await open('en', 'light', wide, 'retention');
  await page.getByTestId('deletions').waitFor();
  await look(page, '1-none');
  await press(page.getByTestId('add-policy'), 'Enter');
  await page.getByTestId('policy-name').fill('Other images, ten years');
  await page.getByTestId('policy-modalities').fill('ot');
  await page.keyboard.press('Enter');
  await page.getByTestId('dry-run').click();
  await page.locator(`[data-testid="dry-run-result"][data-studies="${plan.due}"]`).waitFor();
  await look(page, '2-dry-run');
  await page.getByTestId('dialog-save').click();
  const policy = page.locator('[data-testid="policy-row"][data-active="false"]');
  await policy.waitFor();
  await press(policy.getByTestId('policy-active'), ' ');
  await page.locator('[data-testid="policy-row"][data-active="true"]').waitFor();

  await page.getByTestId('study-uid').fill(plan.held);
  await page.keyboard.press('Enter');
  await page.locator('[data-testid="explanation"][data-kind="UNTIL"]').waitFor();
  await page.getByTestId('hold').click();
  await page.getByTestId('undo-reason').fill('lawsuit 4711');
  await page.getByTestId('dialog-save').click();
  await page.getByTestId('hold-row').waitFor();

  await page.getByTestId('walk').click();
  await page.locator(`[data-testid="deletion-row"][data-study="${plan.old}"][data-state="PROPOSED"]`).waitFor();
  await look(page, '3-proposed');
  for (const [language, scheme, viewport] of [
    ['ru', 'dark', wide], ['ja', 'light', wide], ['zh', 'dark', wide], ['ko', 'light', { width: 1024, height: 1700 }], ['vi', 'light', { width: 760, height: 2100 }],
  ]) {
    const other = await open(language, scheme, viewport, 'retention');
    await other.getByTestId('deletion-row').first().waitFor();
    await look(other, `4-${language}-${scheme}`);
    await other.context().close();
  }
  await press(page.getByTestId('choose-all'), ' ');
  await press(page.getByTestId('confirm'), 'Enter');
  await page.getByTestId('dialog-save').waitFor();
  await look(page, '5-confirm');
  await press(page.getByTestId('dialog-save'), 'Enter');
  // The held one stays where it is and says why.
  await page.locator(`[data-testid="deletion-row"][data-study="${plan.held}"]`).getByTestId('obstacle').waitFor();
  await page.locator(`[data-testid="deletion-row"][data-study="${plan.old}"]`).waitFor({ state: 'detached' });
  await look(page, '6-blocked');
  await page.getByTestId('deletions').getByText(/^Hidden/).click();
  await page.locator(`[data-testid="deletion-row"][data-study="${plan.old}"][data-state="HIDDEN"]`).waitFor();
  await look(page, '7-hidden');
  expectNoComplaints();
});
