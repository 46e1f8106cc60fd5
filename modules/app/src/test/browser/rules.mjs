// A coordinator writes a rule, sees what it would have done, puts it into force, takes it out, and goes back to the first version. The plan comes from RulesPageIT.
import { expectNoComplaints, look, open, plan, walk } from './portal.mjs';

const wide = { width: 1440, height: 1200 };
const expect = (holds, what) => { if (!holds) throw new Error(what); };

async function publish(page, note) {
  await page.getByTestId('rules-publish').click();
  if (note !== undefined) await page.getByTestId('rules-note').fill(note);
  await page.getByTestId('dialog-save').click();
  await page.getByTestId('dialog-save').waitFor({ state: 'detached' });
  await page.locator('[data-testid="rules-draft"][data-changed="false"]').waitFor();
}

await walk(async () => {
  const page = await open('en', 'light', wide, 'rules');
  await page.getByTestId('ranks').waitFor();
  await look(page, '1-nothing');
  expect(await page.getByTestId('rules-publish').isDisabled(), 'an unchanged draft can be put into force');
  expect(await page.locator('[data-rank="LEVEL"] [data-testid="move-down"]').isEnabled(), 'the level cannot move below the nearness');

  await page.getByTestId('add-rule').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('rule-name').fill('Second opinions from Khabarovsk');
  expect(await page.getByTestId('dialog-save').isDisabled(), 'a rule that means nobody can be taken');
  await page.getByTestId('rule-institutions').fill(plan.far);
  await page.getByRole('option').first().click();
  await page.keyboard.press('Escape');
  await page.getByTestId('rule-name').click();
  await look(page, '2-rule');
  await page.getByTestId('dialog-save').click();
  await page.getByTestId('rule').waitFor();
  await page.getByTestId('rules-try').click();
  await page.getByTestId('trial').waitFor();
  expect(await page.getByTestId('tried').count() === plan.cases, 'a case is missing in the trial');
  expect(await page.locator('[data-testid="tried"][data-differs="true"]').count() > 0, 'the rule changes nothing');
  await look(page, '3-trial');
  await publish(page, 'A contract since November');
  await page.getByTestId('remove-rule').click();
  await publish(page);
  await page.getByTestId('version').nth(1).waitFor();
  await page.getByTestId('take-version').first().click();
  await page.getByTestId('rule').waitFor();
  await publish(page);
  expect(await page.getByTestId('version').count() === 3, 'a version is missing');
  await look(page, '4-versions');

  for (const [language, scheme, viewport] of [
    ['ru', 'dark', wide], ['ja', 'light', wide], ['zh', 'dark', { width: 1024, height: 1400 }], ['ko', 'light', wide], ['vi', 'dark', { width: 760, height: 1700 }],
  ]) {
    const other = await open(language, scheme, viewport, 'rules');
    await other.getByTestId('rule').waitFor();
    await other.getByTestId('rules-try').click();
    await other.getByTestId('trial').waitFor();
    await look(other, `5-${language}-${scheme}`);
    await other.context().close();
  }
  expectNoComplaints();
});
