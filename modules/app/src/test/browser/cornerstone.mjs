// Cornerstone3D alone shows a CT series of a node: every slice, with the values that were stored.
// node cornerstone.mjs URL CHROMIUM FOLDER PLAN: the plan is a JSON file (see CornerstoneIT); screenshots go into the folder.
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { chromium } from 'playwright-core';

const [, , url, executablePath, folder, planFile] = process.argv;
const plan = JSON.parse(readFileSync(planFile, 'utf8'));

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: { width: 512, height: 512 } });
page.setDefaultTimeout(120_000);
const complaints = [];
page.on('pageerror', (error) => complaints.push(String(error)));

/** Waits until the picture has so many greys: one that failed is black and says it succeeded. */
const shows = (least) => page.waitForFunction((wanted) => {
  const canvas = document.querySelector('#viewport canvas');
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
  copy.drawImage(canvas, 0, 0);
  const seen = new Set();
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 0; at < data.length; at += 4) seen.add(data[at]);
  return seen.size >= wanted;
}, least);

const digest = (values) => createHash('sha256').update(Buffer.from(Int32Array.from(values).buffer)).digest('hex');

try {
  await page.goto(`${url}?study=${plan.study}&series=${plan.series}`);
  await page.waitForFunction(() => window.viewer || window.failed);
  const failed = await page.evaluate(() => window.failed);
  if (failed) throw new Error(failed);
  const count = await page.evaluate(() => window.viewer.count);
  if (count !== plan.slices.length) throw new Error(`${count} slices`);
  for (let i = 0; i < count; i++) {
    await page.evaluate((index) => window.viewer.show(index), i);
    await page.waitForFunction((index) => window.viewer.index() === index, i);
    const values = await page.evaluate(() => window.viewer.values());
    if (digest(values) !== plan.slices[i]) throw new Error(`slice ${i + 1} has other values than were stored`);
  }
  await shows(plan.greys);
  await page.screenshot({ path: `${folder}/${plan.name}.png` });
  if (complaints.length > 0) throw new Error(`the viewer complained: ${complaints.join('; ')}`);
} finally {
  await browser.close();
}
