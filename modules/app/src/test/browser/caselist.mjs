// A coordinator looks for cases among many: by words, by state, page after page. The plan comes from CaseListPageIT.
import { expectNoComplaints, look, open, plan, walk } from './portal.mjs';

const wide = { width: 1440, height: 1000 };
const expect = (holds, what) => { if (!holds) throw new Error(what); };

await walk(async () => {
  const page = await open('en', 'light', wide, 'cases');
  const rows = page.getByTestId('case-row');
  const shown = (count) => page.waitForFunction((wanted) => document.querySelectorAll('[data-testid="case-row"]').length === wanted, count);
  await shown(50);
  for (let next = 100; next < plan.cases; next += 50) {
    await page.getByTestId('more-cases').click();
    await shown(next);
  }
  await page.getByTestId('more-cases').click();
  await shown(plan.cases);
  expect(await page.getByTestId('more-cases').count() === 0, 'more is offered when everything is there');
  const ids = await rows.evaluateAll((all) => all.map((row) => row.dataset.case));
  expect(new Set(ids).size === plan.cases, 'a case is listed twice');

  for (const { typed, found } of plan.searches) {
    await page.getByTestId('case-search').fill(typed);
    await shown(1);
    await rows.getByText(found).waitFor();
    expect(!page.url().includes('?') || !decodeURIComponent(page.url()).includes(typed), 'what is searched for stands in the address');
  }
  await look(page, '1-found');
  await page.getByTestId('case-search').fill('nobody');
  await page.getByText(plan.noMatch).waitFor();
  await look(page, '2-no-match');

  for (const [language, scheme, viewport] of [['ru', 'dark', wide], ['ja', 'light', wide], ['ko', 'dark', { width: 900, height: 900 }], ['zh', 'light', wide], ['vi', 'dark', { width: 480, height: 900 }]]) {
    const other = await open(language, scheme, viewport, 'cases');
    await other.getByTestId('case-search').fill('c');
    await other.getByTestId('case-row').first().waitFor();
    await look(other, `3-cases-${language}-${scheme}`);
    await other.context().close();
  }
  expectNoComplaints();
});
