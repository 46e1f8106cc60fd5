// A slide of several optical paths and focal planes: goes through them by keys and menu, and looks at the colour each of them has.
// node layers.mjs URL CHROMIUM FOLDER PLAN: see PortalIT; screenshots go into the folder.
import { expectNoComplaints, look, open, plan, walk } from './portal.mjs';

const COLOUR_TOLERANCE = 12; // tiles come as JPEG
const PATIENCE = 60_000;

async function colourInTheMiddle(page) {
  const png = await page.getByTestId('slide-canvas').screenshot();
  return page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return [...context.getImageData(bitmap.width >> 1, bitmap.height >> 1, 1, 1).data.slice(0, 3)];
  }, [...png]);
}

async function expectLayer(page, path, plane) {
  const expected = plan.colours[path][plane];
  const deadline = Date.now() + PATIENCE;
  let seen;
  do {
    seen = await colourInTheMiddle(page);
  } while (seen.some((sample, i) => Math.abs(sample - expected[i]) > COLOUR_TOLERANCE) && Date.now() < deadline);
  if (seen.some((sample, i) => Math.abs(sample - expected[i]) > COLOUR_TOLERANCE)) {
    throw new Error(`path ${path}, plane ${plane} should be ${expected}, is ${seen}`);
  }
  const status = await page.getByTestId('focus').textContent();
  if (!status.includes(`${plane + 1} / ${plan.colours[path].length}`)) throw new Error(`focus says ${status}`);
}

await walk(async () => {
  const page = await open('ru', 'dark', { width: 1440, height: 900 }, 'studies');
  await page.locator(`[data-testid="study-row"][data-study="${plan.study}"]`).click();
  await page.locator('[data-testid="slide-viewer"][data-ready="true"]').waitFor();
  await expectLayer(page, 0, 1); // the one in the middle
  await page.keyboard.press(']');
  await expectLayer(page, 0, 2);
  await page.keyboard.press(']'); // there is no other
  await expectLayer(page, 0, 2);
  await page.getByTestId('slide-zoom-in').click();
  await page.keyboard.press('[');
  await page.keyboard.press('[');
  await expectLayer(page, 0, 0);
  await look(page, '1-zoomed');
  await page.getByTestId('optical-path').click();
  await look(page, '2-menu');
  await page.getByTestId(`optical-path-${plan.paths[1]}`).click();
  await expectLayer(page, 1, 0);
  await page.getByTestId('focus-up').click();
  await expectLayer(page, 1, 1);
  await look(page, '3-other-path');
  expectNoComplaints();
});
