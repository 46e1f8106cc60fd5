// The identity provider is away: the page says so in a moment, and people of this node sign in as ever. The plan comes from ProviderPageIT.
import { browser, expectNoComplaints, look, plan, url, walk } from './portal.mjs';

const SAID_MAX = 8_000;
const STALE_MAX = 40_000;
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'en-GB' });
const page = await context.newPage();
await walk(async () => {
  // What the provider has said of itself is believed for a few seconds more; until then the browser itself finds nobody there.
  for (const last = Date.now() + STALE_MAX; ;) {
    await page.goto(url);
    await page.getByTestId('sign-in-at-city').click();
    const said = await page.getByTestId('sign-in-failure').waitFor({ timeout: SAID_MAX }).then(() => true, () => false);
    if (said) break;
    if (Date.now() > last) throw new Error('nothing is said about the provider');
  }
  await look(page, '1-away');
  await page.goto(url);
  await page.getByTestId('sign-in-account').fill(plan.account);
  await page.getByTestId('sign-in-password').fill(plan.password);
  await page.getByTestId('sign-in').click();
  await page.getByTestId('person-menu').waitFor();
  expectNoComplaints();
});
