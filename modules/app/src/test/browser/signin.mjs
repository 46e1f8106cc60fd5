// Somebody makes a passkey with a virtual authenticator, signs in and confirms with it, sets up a second factor, signs in with its codes and
// keeps recovery codes; then the pages in other languages. The plan comes from SignInPageIT.
import { createHmac } from 'node:crypto';
import { browser, expectNoComplaints, look, plan, url, walk } from './portal.mjs';

const wide = { width: 1440, height: 1500 };
const STEP_MAX = 60_000;

/** A window of its own on the portal's first page. */
async function visit(language, scheme, viewport = wide) {
  const context = await browser.newContext({ viewport, locale: 'en-GB', colorScheme: scheme });
  await context.addInitScript((chosen) => localStorage.setItem('consilium.language', chosen), language);
  await context.addInitScript((chosen) => localStorage.setItem('mantine-color-scheme-value', chosen), scheme);
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MAX);
  await page.goto(url);
  await page.getByTestId('sign-in-account').waitFor();
  return page;
}

/** A security key plugged into a window: keeps passkeys and verifies its person, or, later, does not. */
async function plugIn(page) {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return {
    verified: (isUserVerified) => devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    keys: async () => (await devTools.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    take: (credential) => devTools.send('WebAuthn.addCredential', { authenticatorId, credential }),
  };
}

async function signIn(page, account, password) {
  await page.getByTestId('sign-in-account').fill(account);
  await page.getByTestId('sign-in-password').fill(password);
  await page.getByTestId('sign-in').click();
}

async function confirmByPassword(page) {
  await page.getByTestId('confirm-password').fill(plan.password);
  await page.getByTestId('confirm-submit').click();
  await page.getByTestId('confirm-dialog').waitFor({ state: 'detached' });
}

const account = (page) => page.goto(`${url}account`);
const signOut = async (page) => {
  await page.getByTestId('person-menu').click();
  await page.getByTestId('sign-out').click();
  await page.getByTestId('sign-in-account').waitFor();
};

/** The code of an authenticator app (RFC 6238), some steps from now. */
function code(secret, steps = 0) {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((eight) => parseInt(eight, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', key).update(counter).digest();
  const number = hash.readInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

await walk(async () => {
  const page = await visit('en', 'light');
  const authenticator = await plugIn(page);
  await look(page, '1-sign-in');
  await page.getByTestId('sign-in-passkey').click();
  await page.getByTestId('sign-in-failure').waitFor(); // There is none yet.
  await signIn(page, plan.account, plan.password);
  await page.getByTestId('person-menu').waitFor();

  await account(page);
  await page.getByTestId('passkey-add').click();
  await page.getByTestId('passkey-name').fill(plan.device);
  await page.getByTestId('dialog-save').click();
  await page.getByTestId('confirm-password').waitFor();
  await look(page, '2-confirm');
  await confirmByPassword(page);
  await page.locator('[data-testid="passkey-name-of"]', { hasText: plan.device }).waitFor();
  await look(page, '3-account');
  await signOut(page);

  await page.getByTestId('sign-in-passkey').click();
  await page.getByTestId('person-menu').waitFor();
  await account(page);
  await page.getByTestId('enrol').click();
  await page.getByTestId('confirm-passkey').waitFor();
  await look(page, '4-confirm-by-passkey');
  await page.getByTestId('confirm-passkey').click();
  const secret = await page.getByTestId('enrol-secret').innerText();
  await look(page, '5-enrol');
  await page.getByTestId('enrol-code').fill(code(secret, -1));
  await page.getByTestId('enrol-finish').click();
  const recovery = (await page.getByTestId('recovery-codes').innerText()).split('\n').filter(Boolean);
  if (recovery.length !== 10) throw new Error(`${recovery.length} recovery codes`);
  await look(page, '6-recovery');
  await page.getByTestId('recovery-kept').click();
  await page.getByTestId('renew-recovery').waitFor();
  await signOut(page);

  await signIn(page, plan.account, plan.password);
  await page.getByTestId('sign-in-code').fill('000000x');
  await page.getByTestId('sign-in').click();
  await page.getByTestId('sign-in-failure').waitFor();
  await look(page, '7-wrong-code');
  await page.getByTestId('sign-in-code').fill(recovery[0]);
  await page.getByTestId('sign-in').click();
  await page.getByTestId('person-menu').waitFor();
  await signOut(page);

  // A stolen device: the authenticator does not verify its person, and the browser gives nothing.
  await authenticator.verified(false);
  await page.getByTestId('sign-in-passkey').click();
  await page.getByTestId('sign-in-failure').waitFor();
  await look(page, '8-not-verified');
  await authenticator.verified(true);

  // Somebody else's passkey, copied to this window's authenticator, opens that person's account and never confirms for this one.
  const other = await visit('en', 'light');
  const copied = await plugIn(other);
  for (const credential of await authenticator.keys()) await copied.take(credential);
  await signIn(other, plan.other, plan.otherPassword);
  await other.getByTestId('person-menu').waitFor();
  const refused = await other.evaluate(async () => {
    const csrf = { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(document.cookie.match(/XSRF-TOKEN=([^;]*)/)[1]) };
    const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    const post = (path, body) => fetch(path, { method: 'POST', headers: csrf, body: JSON.stringify(body) });
    const statuses = [];
    for (const [asked, answered] of [
      ['/api/session/confirmation/passkey', '/api/session/confirmation/passkey'],
      ['/api/session/passkey', '/api/session/confirmation/passkey'],
      ['/api/session/confirmation/passkey', '/api/session/passkey'],
    ]) {
      const options = await (await post(`${asked}/challenge`, {})).json();
      const { rawId, response } = await navigator.credentials.get({
        publicKey: { challenge: bytes(options.challenge), rpId: options.rpId, userVerification: 'required', allowCredentials: [] },
      });
      statuses.push((await post(answered, {
        id: text(rawId), authenticatorData: text(response.authenticatorData), clientDataJSON: text(response.clientDataJSON),
        signature: text(response.signature), userHandle: text(response.userHandle),
      })).status);
    }
    return statuses;
  });
  if (refused.join() !== '403,403,401') throw new Error(`a foreign passkey was answered ${refused}`);
  await other.context().close();

  // Sign-ins by a passkey that moves from window to window with its counter.
  let keys = await authenticator.keys();
  for (const [language, scheme, viewport] of [
    ['ru', 'dark', wide], ['ja', 'light', wide], ['zh', 'dark', wide], ['ko', 'light', { width: 1024, height: 1700 }], ['vi', 'light', { width: 760, height: 2100 }],
  ]) {
    const window = await visit(language, scheme, viewport);
    await look(window, `9-${language}-${scheme}-door`);
    const moved = await plugIn(window);
    for (const credential of keys) await moved.take(credential);
    await window.getByTestId('sign-in-passkey').click();
    await window.getByTestId('person-menu').waitFor();
    keys = await moved.keys();
    await account(window);
    await window.getByTestId('renew-recovery').waitFor();
    await look(window, `9-${language}-${scheme}`);
    await window.context().close();
  }
  // The first authenticator still counts where it stopped: to the node it is a copy.
  await page.getByTestId('sign-in-passkey').click();
  await page.getByTestId('sign-in-failure').waitFor();

  expectNoComplaints();
});
