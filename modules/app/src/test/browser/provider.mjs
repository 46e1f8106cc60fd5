// Somebody signs in through Keycloak's own page, confirms there in a window of its own and signs out at both ends; Keycloak ends a session, changes its
// keys and closes an account; others are not let in. The plan comes from ProviderPageIT.
import { browser, expectNoComplaints, look, plan, url, walk } from './portal.mjs';

const STEP_MAX = 60_000;
const ENDED_MAX = 5_000;

async function visit(language = 'en', scheme = 'light', viewport = { width: 1440, height: 1000 }) {
  const context = await browser.newContext({ viewport, locale: 'en-GB', colorScheme: scheme });
  await context.addInitScript(([chosen, colours]) => {
    localStorage.setItem('consilium.language', chosen);
    localStorage.setItem('mantine-color-scheme-value', colours);
  }, [language, scheme]);
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MAX);
  await page.goto(url);
  await page.getByTestId('sign-in-at-city').waitFor();
  return page;
}

async function atKeycloak(page, account) {
  const name = page.locator('#username');
  await page.locator('#password').waitFor();
  if (await name.isVisible() && await name.isEditable()) await name.fill(account);
  await page.locator('#password').fill(plan.password);
  await page.locator('#kc-login').click();
}

async function signIn(page, account) {
  await page.getByTestId('sign-in-at-city').click();
  await atKeycloak(page, account);
}

/** Keycloak as its administrator changes it. */
async function administer(method, path, body) {
  const form = new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: plan.admin, password: plan.adminPassword });
  const { access_token: token } = await (await fetch(`${plan.keycloak}/realms/master/protocol/openid-connect/token`, { method: 'POST', body: form })).json();
  const answer = await fetch(`${plan.keycloak}/admin/realms/city${path}`, {
    method, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  const text = await answer.text();
  return text === '' ? undefined : JSON.parse(text);
}

const user = async (name) => (await administer('GET', `/users?username=${name}&exact=true`))[0];

await walk(async () => {
  const page = await visit();
  await look(page, '1-door');
  const addresses = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await signIn(page, 'anh');
  await page.getByTestId('person-menu').waitFor();
  await look(page, '2-signed-in');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]));
  if (/eyJ|CONSILIUM_SESSION|code=/.test(kept)) throw new Error(`something secret is within reach of scripts: ${kept}`);
  if (addresses.some((one) => /eyJ|access_token|id_token/.test(one))) throw new Error(`a token stood in an address: ${addresses}`);

  await page.goto(`${url}account`);
  await page.getByTestId('identities').waitFor();
  await page.getByTestId('enrol').click();
  await page.getByTestId('confirm-at-city').waitFor();
  await look(page, '3-confirm');
  const opened = page.waitForEvent('popup');
  await page.getByTestId('confirm-at-city').click();
  const popup = await opened;
  await atKeycloak(popup, 'anh'); // Keycloak knows who it is, and asks all the same.
  await page.getByTestId('enrol-secret').waitFor();
  await page.keyboard.press('Escape');

  await page.goto(url);
  await page.getByTestId('person-menu').click();
  await page.getByTestId('sign-out').click();
  await page.getByTestId('sign-in-at-city').waitFor();
  await page.getByTestId('sign-in-at-city').click();
  await page.locator('#password').waitFor(); // Nobody is signed in at Keycloak any more either.
  await atKeycloak(page, 'anh');
  await page.getByTestId('person-menu').waitFor();

  const anh = await user('anh');
  const begun = Date.now();
  await administer('POST', `/users/${anh.id}/logout`);
  await page.waitForFunction(async () => (await fetch('/api/session')).status === 401, undefined, { polling: 100 });
  await page.getByTestId('sign-in-account').waitFor();
  const took = Date.now() - begun;
  if (took > ENDED_MAX) throw new Error(`the page closed only after ${took} ms`);
  console.log(`ended by the provider within ${took} ms`);
  await look(page, '4-ended');

  await administer('POST', '/components', {
    name: 'newer', providerId: 'rsa-generated', providerType: 'org.keycloak.keys.KeyProvider', config: { priority: ['500'], algorithm: ['RS256'] },
  });
  const rotated = await visit();
  await signIn(rotated, 'anh');
  await rotated.getByTestId('person-menu').waitFor();

  for (const [account, language, scheme, viewport] of [
    ['stranger', 'ru', 'dark', { width: 1440, height: 1000 }],
    ['boss', 'ja', 'light', { width: 1024, height: 900 }],
    ['stranger', 'vi', 'light', { width: 760, height: 1100 }],
    ['stranger', 'zh', 'dark', { width: 1440, height: 1000 }],
    ['stranger', 'ko', 'light', { width: 1440, height: 1000 }],
  ]) {
    const other = await visit(language, scheme, viewport);
    await signIn(other, account);
    await other.getByTestId('sign-in-failure').waitFor();
    if (new URL(other.url()).search !== '') throw new Error(`the reason stays in the address: ${other.url()}`);
    await look(other, `5-${account}-${language}`);
    await other.context().close();
  }

  await administer('PUT', `/users/${anh.id}`, { ...anh, enabled: false });
  const closed = await visit();
  await signIn(closed, 'anh');
  await closed.locator('#input-error, .kc-feedback-text, .pf-v5-c-alert, [class*="alert"]').first().waitFor();
  await look(closed, '6-disabled-at-provider');
  await administer('PUT', `/users/${anh.id}`, { ...anh, enabled: true });

  // Who waits is seen by the administrator, and let in.
  const chief = await visit('ru', 'light', { width: 1440, height: 1000 });
  await chief.getByTestId('sign-in-account').fill('admin');
  await chief.getByTestId('sign-in-password').fill(plan.localPassword);
  await chief.getByTestId('sign-in').click();
  await chief.getByTestId('person-menu').waitFor();
  await chief.goto(`${url}admin/people`);
  const waiting = chief.getByTestId('waiting-identity').filter({ hasText: 'boss@city.example' });
  await waiting.waitFor();
  await look(chief, '7-waiting');
  await waiting.getByTestId('waiting-person').click();
  await chief.getByRole('option', { name: /boss/ }).click();
  await waiting.getByTestId('assign-identity').click();
  await waiting.waitFor({ state: 'detached' });
  const boss = await visit();
  await signIn(boss, 'boss');
  await boss.getByTestId('person-menu').waitFor();
  await boss.goto(`${url}account`);
  await boss.getByTestId('identity').waitFor();
  await look(boss, '8-account');

  expectNoComplaints();
});
