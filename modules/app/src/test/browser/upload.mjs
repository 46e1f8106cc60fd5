// Uploads through the portal as people do: drops an archive, loses the connection in the middle of a large file, closes the dialog and goes on.
// node upload.mjs URL CHROMIUM FOLDER PLAN: the plan is a JSON file (see PortalIT); screenshots go into the folder.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { chromium } from 'playwright-core';

const [, , url, executablePath, folder, planFile] = process.argv;
const plan = JSON.parse(readFileSync(planFile, 'utf8'));
const STEP_MAX = 90_000;
const PIECE = 4 << 20;

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
const complaints = [];
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: plan.locale });
const page = await context.newPage();
page.setDefaultTimeout(STEP_MAX);
page.on('console', (message) => {
  if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
});
page.on('pageerror', (error) => complaints.push(String(error)));

const look = (name) => page.screenshot({ path: `${folder}/upload-${name}.png` });
const summary = (state) => page.locator(`[data-testid="upload-summary"]${Object.entries(state).map(([name, value]) => `[data-${name}="${value}"]`).join('')}`).waitFor();

async function openDialog() {
  await page.getByTestId('upload').click();
  await page.getByTestId('upload-drop').waitFor();
}

async function drop(file) {
  const transfer = await page.evaluateHandle(([name, base64]) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], name));
    return data;
  }, [basename(file), readFileSync(file).toString('base64')]);
  await page.getByTestId('upload-drop').dispatchEvent('drop', { dataTransfer: transfer });
}

/** Aborts the piece at this offset so many times. */
async function cut(offset, times) {
  let left = times;
  await page.route(`**/api/uploads/*?offset=${offset}`, (route) => (left-- > 0 ? route.abort('connectionreset') : route.continue()));
}

function must(condition, what) {
  if (!condition) throw new Error(what);
}

try {
  await page.goto(url);
  await page.getByTestId('sign-in-account').fill(plan.account);
  await page.getByTestId('sign-in-password').fill(plan.password);
  await page.getByTestId('sign-in').click();
  await page.getByTestId('nav-studies').click();

  await openDialog();
  await drop(plan.archive);
  await summary({ busy: false, stored: plan.images, skipped: plan.skipped, refused: 1 });
  await look('1-archive');
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('2-archive-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByTestId('upload-close').click();

  await openDialog();
  await cut(2 * PIECE, 2);
  await page.getByTestId('upload-files').setInputFiles([plan.large]);
  await page.getByText(plan.interrupted).waitFor();
  await look('3-interrupted');
  await summary({ busy: false, stored: 1, failed: 0 });
  await page.getByTestId('upload-close').click();

  await openDialog();
  await cut(3 * PIECE, 1);
  await page.getByTestId('upload-files').setInputFiles([plan.other]);
  await page.getByText(plan.interrupted).waitFor();
  await page.getByTestId('upload-close').click();
  await page.unrouteAll();
  const offsets = [];
  page.on('request', (request) => request.method() === 'PUT' && offsets.push(Number(new URL(request.url()).searchParams.get('offset'))));
  await openDialog();
  await page.getByTestId('upload-files').setInputFiles([plan.other]);
  await summary({ busy: false, stored: 1, failed: 0 });
  await look('4-resumed');
  must(offsets[0] === 3 * PIECE, `it began again at ${offsets[0]}`);
  if (complaints.length > 0) throw new Error(`the browser complained: ${complaints.join('; ')}`);
  console.log(`uploaded, going on at ${offsets[0]}`);
} catch (failure) {
  await look('failed');
  console.error(failure);
  process.exitCode = 1;
} finally {
  await browser.close();
}
