// The OHIF viewer lists the studies of a node, shows a CT series and turns its pages, and shows a slide and comes nearer.
// node ohif.mjs URL CHROMIUM FOLDER PLAN: the plan is a JSON file (see OhifIT); screenshots go into the folder.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [, , url, executablePath, folder, planFile] = process.argv;
const plan = JSON.parse(readFileSync(planFile, 'utf8'));
const STEP_MAX = 120_000;

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-background-networking'],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
const page = await context.newPage();
const paper = await context.newPage();
page.setDefaultTimeout(STEP_MAX);
const complaints = [];
page.on('pageerror', (error) => complaints.push(String(error)));
const asked = [];
page.on('response', (response) => asked.push(new URL(response.url()).pathname));

const look = (name) => page.screenshot({ path: `${folder}/${plan.name}-${name}.png` });

/** How many colours a part of the page has, whatever has drawn it. */
async function colours(part) {
  const picture = (await part.screenshot()).toString('base64');
  return paper.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const seen = new Set();
    for (const pixel of new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer)) seen.add(pixel);
    return seen.size;
  }, picture);
}

async function until(what, holds) {
  const end = Date.now() + STEP_MAX;
  while (!(await holds())) {
    if (Date.now() > end) {
      await look('failed');
      throw new Error(`${what} did not happen`);
    }
    await page.waitForTimeout(250);
  }
}

const frames = (study) => asked.filter((path) => path.includes(study) && path.includes('/frames/')).length;

try {
  await page.goto(url);
  await page.getByText(`1-${plan.studies} of ${plan.studies}`).waitFor();
  await look('1-studies');

  await page.goto(`${url}viewer?StudyInstanceUIDs=${plan.ct}`);
  const stack = page.locator('.cornerstone-canvas').first();
  await stack.waitFor();
  await until('showing the first slice', async () => (await colours(stack)) > 100);
  await page.getByText('Skip all').click();
  await page.getByText(`(1/${plan.slices})`).waitFor();
  await look('2-ct');
  await stack.hover();
  await page.mouse.wheel(0, 100);
  await page.getByText(`(2/${plan.slices})`).waitFor();
  await until('loading every slice', async () => frames(plan.ct) >= plan.slices);
  await look('3-next-slice');

  await page.goto(`${url}microscopy?StudyInstanceUIDs=${plan.slide}`);
  const slide = page.locator('.ol-viewport').first();
  await slide.waitFor();
  await until('showing the slide', async () => (await colours(slide)) > 1000);
  await look('4-slide');
  const before = frames(plan.slide);
  await slide.hover();
  for (let i = 0; i < 6; i++) await page.mouse.wheel(0, -300);
  await until('asking for nearer tiles', async () => frames(plan.slide) > before);
  await look('5-nearer');
  if (complaints.length > 0) throw new Error(`the viewer complained: ${complaints.join('; ')}`);
} finally {
  await browser.close();
}
