// A coordinator looks at the figures of months: every grouping, period and language, the tables under the charts by keyboard, and the file. Another has none.
// The plan comes from FiguresPageIT.
import { readFileSync } from 'node:fs';
import { expectNoComplaints, look, open, plan, walk } from './portal.mjs';

const wide = { width: 1440, height: 2000 };
const expect = (holds, what) => { if (!holds) throw new Error(what); };

await walk(async () => {
  const page = await open('en', 'light', wide, 'figures');
  await page.getByTestId('figures').waitFor();
  await look(page, '1-month');
  const choose = (chooser, at) => page.getByTestId(chooser).locator('label').nth(at).click();
  await choose('length', 2);
  await page.getByTestId('tile-sent').getByText(plan.sent.toLocaleString('en')).waitFor();
  await choose('by', 1);
  await page.locator('[data-testid="figures"][data-by="INSTITUTION"]').waitFor();
  expect(await page.getByTestId('group-row').count() === plan.asking, 'an institution is missing');
  expect(await page.getByTestId('range').count() === plan.asking, 'an institution has no bar');
  await look(page, '2-year-by-institution');

  const summary = page.getByTestId('course').locator('summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('course-table').waitFor();
  const sent = await page.getByTestId('course-table').locator('tbody td:nth-child(2)').allInnerTexts();
  expect(sent.reduce((sum, one) => sum + Number(one.replace(/\D/g, '')), 0) === plan.sent, 'the table says something else than the tile');
  await page.getByTestId('measure').selectOption('receipt');
  await page.getByTestId('ranges').locator('summary').click();
  await page.getByTestId('range-table').waitFor();
  await look(page, '3-tables');

  const file = page.waitForEvent('download');
  await page.getByTestId('figures-csv').click();
  await page.getByTestId('confirm-password').fill(plan.password);
  await page.getByTestId('confirm-submit').click();
  const lines = readFileSync(await (await file).path(), 'utf8').trim().split('\r\n');
  expect(lines.length === 2 + plan.asking, 'the file has another number of lines');

  await choose('by', 2);
  await page.locator('[data-testid="figures"][data-by="PERSON"]').waitFor();
  expect(await page.getByTestId('group-row').count() === plan.readers, 'a reader is missing');
  await page.getByTestId('from').fill('2020-01-01');
  await page.getByRole('alert').waitFor();
  expect(await page.getByTestId('figures-csv').count() === 0, 'a file of no period can be fetched');

  for (const [language, scheme, viewport, by] of [
    ['ru', 'dark', wide, 1], ['ja', 'light', wide, 2], ['zh', 'dark', { width: 1024, height: 2100 }, 0], ['ko', 'light', wide, 1], ['vi', 'dark', { width: 760, height: 2900 }, 1],
  ]) {
    const other = await open(language, scheme, viewport, 'figures');
    await other.getByTestId('length').locator('label').nth(1).click();
    await other.getByTestId('by').locator('label').nth(by).click();
    await other.locator(`[data-testid="figures"][data-by="${['TOPIC', 'INSTITUTION', 'PERSON'][by]}"]`).waitFor();
    await look(other, `4-${language}-${scheme}`);
    await other.context().close();
  }

  Object.assign(plan, { account: plan.alone, password: plan.alonePassword });
  const alone = await open('en', 'dark', { width: 1100, height: 800 }, 'figures');
  await alone.getByTestId('empty').waitFor();
  await look(alone, '5-nothing');
  expectNoComplaints();
});
