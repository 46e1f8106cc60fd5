// Sets quiet hours on the account page as a specialist does, and finds them again. The plan comes from PortalIT.
import { expectNoComplaints, look, open, plan, walk } from './portal.mjs';

const wide = { width: 1280, height: 1500 };
const narrow = { width: 420, height: 1900 };

async function account(language, scheme, viewport) {
  const page = await open(language, scheme, viewport, 'cases');
  await page.goto(new URL('/account', page.url()).href);
  await page.getByTestId('save-notices').waitFor();
  return page;
}

await walk(async () => {
  const page = await account('en', 'light', wide);
  await page.getByTestId('notice-quiet').focus();
  await page.keyboard.press('Space');
  await page.getByTestId('quiet-from').fill('21:30');
  await page.getByTestId('quiet-to').fill('21:30');
  if (await page.getByTestId('save-notices').isEnabled()) throw new Error('quiet hours without a length can be saved');
  await page.getByTestId('quiet-to').fill('06:45');
  await page.getByTestId('save-notices').click();
  await page.locator('[data-testid="toasts"] [role="status"]').first().waitFor();
  await page.reload();
  await page.getByTestId('quiet-from').waitFor();
  const kept = `${await page.getByTestId('quiet-from').inputValue()}-${await page.getByTestId('quiet-to').inputValue()}`;
  if (kept !== '21:30-06:45') throw new Error(`the node has kept ${kept}`);
  await look(page, 'en-light');
  for (const [language, scheme, viewport] of [
    ['ru', 'dark', wide], ['ja', 'light', narrow], ['zh', 'dark', wide], ['ko', 'light', wide], ['vi', 'dark', narrow],
  ]) {
    const other = await account(language, scheme, viewport);
    await look(other, `${language}-${scheme}`);
    await other.context().close();
  }
  expectNoComplaints();
  console.log('kept');
});
