// A question goes with its documents, the specialist reads them, asks for more material, and goes on when it has come.
// node content.mjs URL CHROMIUM FOLDER PLAN: the plan is a JSON file (see CaseContentIT); screenshots go into the folder.
import { browser, expectNoComplaints, look, open, plan } from './portal.mjs';

const WINDOW = { width: 1440, height: 900 };
const NARROW = { width: 420, height: 900 };

/** A window of one person's own. */
const as = (account, language, scheme, entry, size = WINDOW) => {
  Object.assign(plan, { account });
  return open(language, scheme, size, entry);
};

/** Share of dark pixels of the first page: a page that was not drawn is white. */
const darkness = (page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('[data-testid="pdf-pages"] canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] < 300) dark++;
    return dark / (data.length / 4);
  });

async function readPdf(page, name) {
  await page.locator(`[data-testid="document"][data-name="${name}"]`).getByTestId('open-document').click();
  await page.locator('[data-testid="pdf-pages"][data-ready="true"]').waitFor();
  const dark = await darkness(page);
  if (dark < 0.001) throw new Error(`the page is empty: ${dark} of it is dark`);
}

try {
  const referrer = await as(plan.referrer, 'ru', 'dark', 'studies');
  await referrer.locator(`[data-testid="study-row"][data-study="${plan.study}"]`).click();
  await referrer.getByTestId('ask-for-opinion').click();
  await referrer.getByTestId('question-text').fill(plan.question);
  await referrer.getByTestId('site').fill('C34.1');
  await referrer.locator('[data-testid="code"]:visible', { hasText: 'C34.1' }).click();
  await referrer.getByTestId('template').click();
  await referrer.getByRole('option', { name: 'Образование лёгкого на КТ' }).click();
  await referrer.getByTestId('template-size').fill('22');
  await referrer.getByTestId('template-location').fill('верхняя доля справа');
  await look(referrer, '0-template');
  await referrer.getByTestId('insert-template').click();
  if (!(await referrer.getByTestId('question-text').inputValue()).includes('Наибольший размер: 22 мм'.replace(' мм', ' mm'))) throw new Error('the answers are not in the question');
  await referrer.getByTestId('diagnosis').fill('C34.1');
  await referrer.locator('[data-testid="code"]:visible', { hasText: 'C34.1' }).click();
  await referrer.locator('[data-testid="ask-documents"] input[type="file"]').setInputFiles([plan.letter, plan.picture]);
  await referrer.getByTestId('chosen-document').nth(1).waitFor();
  await referrer.getByTestId('consent-PATIENT').check();
  await look(referrer, '1-ask');
  await referrer.getByTestId('send-case').click();
  await referrer.locator('[data-testid="case"][data-state="OFFERED"]').waitFor();
  const id = new URL(referrer.url()).pathname.split('/').pop();
  await referrer.getByTestId('document').nth(1).waitFor();

  // What is no document of a kind that is taken is refused with a reason.
  await referrer.locator('[data-testid="documents"] input[type="file"]').setInputFiles(plan.program);
  await referrer.getByText('Такие файлы здесь не принимаются').first().waitFor();
  await look(referrer, '2-case');

  const specialist = await as(plan.specialist, 'vi', 'light', 'inbox');
  await specialist.locator(`[data-testid="case-row"][data-case="${id}"]`).getByRole('link').first().click();
  await readPdf(specialist, plan.letterName);
  await look(specialist, '3-letter');
  await specialist.keyboard.press('Escape');
  await specialist.locator(`[data-testid="document"][data-name="${plan.pictureName}"]`).getByTestId('open-document').click();
  await specialist.locator('[data-testid="document-view"] img').waitFor();
  await specialist.waitForFunction(() => document.querySelector('[data-testid="document-view"] img')?.naturalWidth > 0);
  await specialist.keyboard.press('Escape');
  await specialist.getByTestId('accept').first().click();
  await specialist.locator('[data-testid="case"][data-state="ACCEPTED"]').waitFor();

  // A result that comes late is there without anybody reloading; its text has been read meanwhile.
  await referrer.locator('[data-testid="documents"] input[type="file"]').setInputFiles(plan.laboratory);
  const late = specialist.locator(`[data-testid="document"][data-name="${plan.laboratoryName}"]`);
  await late.getByTestId('open-document').click();
  await specialist.getByTestId('document-text').getByText(plan.laboratoryText).waitFor();
  await look(specialist, '4-late-result');
  await specialist.keyboard.press('Escape');

  await specialist.getByTestId('open-images').click();
  await specialist.locator('[data-testid="stack-viewer"][data-ready="true"]').waitFor();
  await specialist.goBack();
  await specialist.locator('[data-testid="case"][data-state="IN_REVIEW"]').waitFor();
  await specialist.getByTestId('ask-material').click();
  await specialist.getByTestId('wish-text').fill(plan.wish);
  await specialist.getByTestId('wish-accession').fill(plan.accession);
  await look(specialist, '5-ask-material');
  await specialist.getByTestId('dialog-save').click();
  await specialist.locator('[data-testid="case"][data-state="NEEDS_MATERIAL"]').waitFor();
  // The scanner sends now; the case goes on without anybody doing anything.
  await specialist.locator('[data-testid="case"][data-state="IN_REVIEW"]').waitFor();
  await specialist.locator('[data-testid="material-request"][data-state="ARRIVED"]').waitFor();
  await specialist.locator('[data-testid="case-studies"] li').nth(1).waitFor();
  await look(specialist, '6-material-has-come');

  // Another study of the patient, which nobody has asked for, is a question for the referrer.
  await referrer.getByTestId('proposal').waitFor();
  await look(referrer, '7-proposal');
  await referrer.getByTestId('take-study').click();
  await referrer.getByTestId('proposal').waitFor({ state: 'detached' });
  await referrer.locator('[data-testid="case-studies"] li').nth(2).waitFor();

  await referrer.locator(`[data-testid="document"][data-name="${plan.pictureName}"]`).getByTestId('supersede-document').click();
  await referrer.getByTestId('reason').fill(plan.reason);
  await referrer.getByTestId('reason-confirm').click();
  await referrer.locator(`[data-testid="document"][data-name="${plan.pictureName}"][data-superseded]`).waitFor();
  await look(referrer, '8-put-aside');
  await referrer.setViewportSize(NARROW);
  await look(referrer, '9-narrow');
  expectNoComplaints();
} catch (failure) {
  for (const [i, context] of browser.contexts().entries()) {
    await look(context.pages()[0], `failed-${i}`);
  }
  console.error(failure);
  process.exitCode = 1;
} finally {
  await browser.close();
}
