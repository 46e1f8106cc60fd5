// Each coordinator of the simulated network looks at the figures: the tiles and the tables say what was counted while it ran.
// The plan comes from NetworkFiguresPageIT; its spans are in seconds: the median and the 90th percentile.
import { expectNoComplaints, look, open, plan, walk } from './portal.mjs';

const wide = { width: 1440, height: 2000 };
const expect = (holds, what) => { if (!holds) throw new Error(what); };
const units = { day: 86_400, hr: 3_600, min: 60 };

/** Whether words such as `2 days 4 hr` stand for a span, cut off after its smallest unit. */
function covers(words, seconds) {
  const parts = [...words.matchAll(/(\d+) (day|hr|min)/g)].map(([, count, unit]) => [Number(count), units[unit]]);
  const shown = parts.reduce((sum, [count, unit]) => sum + count * unit, 0);
  return parts.length > 0 && seconds >= shown && seconds < shown + step(parts);
}

/** A unit that is zero is not written: after the larger of two units stands the next smaller one. */
const step = (parts) => (parts[0][1] === units.day ? units.hr : units.min);

await walk(async () => {
  for (const [i, seen] of plan.coordinators.entries()) {
    Object.assign(plan, seen);
    const page = await open('en', i === 0 ? 'light' : 'dark', wide, 'figures');
    await page.getByTestId('length').locator('label').nth(1).click();
    await page.getByTestId('by').locator('label').nth(1).click();
    await page.locator('[data-testid="figures"][data-by="INSTITUTION"]').waitFor();
    const tile = (name) => page.getByTestId(`tile-${name}`);
    const lines = async (name) => (await tile(name).locator('p').allInnerTexts());
    await tile('sent').getByText(String(seen.cases.sent), { exact: true }).waitFor();

    const { answered, ended, open: waiting } = seen.cases;
    expect((await lines('sent'))[1] === `${answered} answered, ${ended} ended without an answer, ${waiting} open now`, 'other cases were sent');
    const spans = [['allocation', 'acceptance'], ['answer', 'activeAnswer'], ['receipt']];
    for (const [name, below] of spans) {
      const [median, p90, other] = await lines(name);
      expect(covers(median, seen[name][0]), `the median of ${name} is ${seen[name][0]} s and is shown as ${median}`);
      expect(covers(p90.split(';')[0], seen[name][1]), `the 90th percentile of ${name} is ${seen[name][1]} s and is shown as ${p90}`);
      expect(!below || covers(other, seen[below][0]), `the median of ${below} is ${below && seen[below][0]} s and is shown as ${other}`);
    }
    expect(await tile('allocation').getAttribute('data-tone') === 'good', 'the allocation is not within its target');
    expect((await lines('receipt'))[2].startsWith(`${seen.cases.unread} `), 'another number of answers is unread');
    expect((await lines('late'))[1].startsWith(`${seen.cases.late} `), 'another number of questions is late');

    const rows = page.getByTestId('group-row');
    expect(await rows.count() === seen.asking, 'an institution is missing');
    const column = async (at) => (await rows.locator(`td:nth-child(${at})`).allInnerTexts()).reduce((sum, one) => sum + parseInt(one, 10), 0);
    expect(await column(2) === seen.cases.sent, 'the institutions have sent another number of questions');
    expect(await column(4) === seen.cases.late, 'the institutions have another number of late questions');
    expect(await column(5) === seen.cases.unread, 'the institutions have another number of unread answers');
    await look(page, String(i + 1));
    await page.context().close();
  }
  expectNoComplaints();
});
