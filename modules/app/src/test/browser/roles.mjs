// A day of every role, in one language: the administrator lets people in, the referrer asks about images and a slide, the coordinator watches, the specialist
// asks back and thinks otherwise, an adjudicator decides, the pathologist signs, the referrer answers, opens and closes, and those who watch over it all find what happened. The plan comes from EveryRoleIT.
import { expectNoComplaints, look as picture, open, plan, walk } from './portal.mjs';

const WINDOW = { width: 1440, height: 1100 };
const passwords = { ...plan.passwords };

/** A window of one person's own. */
function as(account, entry, scheme = 'light') {
  Object.assign(plan, { account, password: passwords[account] });
  return open(plan.language, scheme, WINDOW, entry);
}

/** Looks, and fails when the page is in another language than the person chose. */
async function look(page, name) {
  const heading = page.getByRole('heading', { level: 1 });
  const title = await heading.count() > 0 ? await heading.first().innerText() : await page.title();
  if (!new RegExp(plan.letters, 'u').test(title)) throw new Error(`${name} is called ${title}`);
  await picture(page, name);
}

const caseIn = (page, state) => page.locator(`[data-testid="case"][data-state="${state}"]`).waitFor();
const number = (page) => new URL(page.url()).pathname.split('/').pop();

async function admit(administrator, account, name, role, institution) {
  await administrator.getByTestId('add-person').click();
  await administrator.getByTestId('person-name').fill(name);
  await administrator.getByTestId('person-account').fill(account);
  await administrator.getByTestId('person-institution').click();
  await administrator.locator('[role="option"]:visible', { hasText: institution }).click();
  await administrator.getByTestId('person-roles').focus();
  await administrator.keyboard.press('ArrowDown');
  await administrator.locator(`[role="option"][value="${role}"]:visible`).click();
  await administrator.getByTestId('dialog-save').click();
  passwords[account] = await administrator.getByTestId('initial-password').innerText();
  await administrator.keyboard.press('Escape');
  await administrator.getByTestId('initial-password').waitFor({ state: 'detached' });
}

async function ask(referrer, study, question, diagnosis) {
  await referrer.getByTestId('nav-studies').click();
  await referrer.locator(`[data-testid="study-row"][data-study="${study}"]`).click();
  await referrer.getByTestId('ask-for-opinion').click();
  await referrer.getByTestId('question-text').fill(question);
  await referrer.getByTestId('diagnosis').fill(diagnosis);
  await referrer.locator('[data-testid="code"]:visible', { hasText: diagnosis }).click();
  await referrer.getByTestId('consent-PATIENT').check();
  await referrer.getByTestId('dry-run').click();
  await referrer.getByTestId('candidates').waitFor();
  await look(referrer, `referrer-asks-${diagnosis}`);
  await referrer.getByTestId('send-case').click();
  await caseIn(referrer, 'OFFERED');
  return number(referrer);
}

async function read(reader, id, viewer) {
  await reader.locator(`[data-testid="case-row"][data-case="${id}"]`).getByRole('link').first().click();
  await reader.getByTestId('accept').first().click();
  await caseIn(reader, 'ACCEPTED');
  await reader.getByTestId('open-images').click();
  await reader.locator(`[data-testid="${viewer}"][data-ready="true"]`).waitFor();
}

async function write(reader) {
  for (const part of ['findings', 'conclusion', 'recommendation']) {
    await reader.getByTestId(`opinion-${part}`).fill(plan.opinion[part]);
  }
}

async function sign(reader, account) {
  await write(reader);
  await reader.getByTestId('sign').click();
  await reader.getByTestId('confirm-password').fill(passwords[account]);
  await reader.getByTestId('confirm-submit').click();
  await reader.getByTestId('sign-preview').waitFor({ state: 'detached' });
}

/** Opens the opinion, and says how it ended. */
async function close(referrer, name) {
  await caseIn(referrer, 'DELIVERED');
  await referrer.getByTestId('open-opinion').click();
  await caseIn(referrer, 'ACKNOWLEDGED');
  await referrer.getByText(plan.opinion.conclusion).first().waitFor();
  await look(referrer, `referrer-opens-${name}`);
  await referrer.getByTestId('close-case').click();
  await referrer.getByTestId('outcome-AGREE').check();
  await look(referrer, `referrer-closes-${name}`);
  await referrer.getByTestId('dialog-save').click();
  await caseIn(referrer, 'CLOSED');
}

/** Goes through pages of the menu. */
async function visit(page, role, entries) {
  for (const entry of entries) {
    await page.getByTestId(`nav-${entry}`).click();
    await page.waitForURL(`**/${entry}`);
    await look(page, `${role}-${entry}`);
  }
}

async function administratorsDay() {
  const administrator = await as('orlov', 'people', 'dark');
  // Nobody reviews emergencies until somebody is named: the walk in the first language does so.
  if (plan.language === 'en') {
    await administrator.getByTestId('no-officer').getByText(plan.unreviewed).waitFor();
    await look(administrator, 'administrator-no-officer');
  }
  for (const [role, { account, name, institution }] of Object.entries(plan.admitted)) {
    await admit(administrator, account, name, role, institution);
  }
  await administrator.getByTestId('no-officer').waitFor({ state: 'detached' });
  await look(administrator, 'administrator-people');
  await visit(administrator, 'administrator', ['institutions', 'operations', 'remote-aes', 'code-tables', 'retention', 'deliveries']);
}

async function coordinatorsDay(id) {
  const coordinator = await as('kuznetsov', 'cases', 'dark');
  await look(coordinator, 'coordinator-cases');
  await coordinator.locator(`[data-testid="case-row"][data-case="${id}"]`).getByRole('link').first().click();
  await coordinator.getByTestId('offer-case').click();
  await coordinator.getByTestId('candidates').waitFor();
  await look(coordinator, 'coordinator-candidates');
  // By day the router may have chosen the deputy in Vladivostok: then the first choice of the tour is asked beside her.
  const wanted = coordinator.locator('[data-testid="candidates"] li[data-eligible="true"]', { hasText: plan.specialist });
  if (await wanted.count() > 0) {
    await wanted.getByTestId('offer-to').click();
    await coordinator.getByTestId('candidates').waitFor({ state: 'detached' });
  } else {
    await coordinator.keyboard.press('Escape');
  }
  for (const entry of ['roster', 'figures']) {
    await coordinator.getByTestId(`nav-${entry}`).click();
    await coordinator.getByTestId(entry).waitFor();
    await look(coordinator, `coordinator-${entry}`);
  }
  await visit(coordinator, 'coordinator', ['rules', 'calendars', 'templates']);
}

async function talk(referrer, specialist) {
  await specialist.getByTestId('back-to-case').click();
  await specialist.getByTestId('message-text').fill(plan.questionBack);
  await specialist.getByTestId('message-question').click();
  await caseIn(specialist, 'NEEDS_INFO');
  await look(specialist, 'specialist-asks-back');
  // Nobody reloads: the page follows the events of the node.
  await caseIn(referrer, 'NEEDS_INFO');
  await referrer.getByTestId('message-text').focus();
  await referrer.keyboard.type(plan.reply);
  await referrer.getByTestId('message-reply').press('Enter');
  await caseIn(referrer, 'IN_REVIEW');
  await look(referrer, 'referrer-replies');
  await specialist.getByTestId('message').getByText(plan.reply).waitFor();
  await specialist.getByTestId('open-images').click();
}

/** The specialist thinks otherwise than the hospital: somebody else decides. */
async function adjudicate(specialist, id) {
  const { account, name } = plan.admitted.ADJUDICATOR;
  await write(specialist);
  await specialist.getByTestId('adjudicate').click();
  await specialist.getByTestId('adjudication-other').fill(plan.question);
  await specialist.getByLabel(name).check();
  await look(specialist, 'specialist-differs');
  await specialist.getByTestId('dialog-save').click();
  await specialist.getByTestId('adjudication').waitFor();
  await look(specialist, 'specialist-waits');
  const adjudicator = await as(account, 'inbox', 'dark');
  await adjudicator.locator(`[data-testid="case-row"][data-case="${id}"]`).getByRole('link').first().click();
  await caseIn(adjudicator, 'ADJUDICATION');
  await look(adjudicator, 'adjudicator-case');
  await adjudicator.getByTestId('open-images').click();
  await adjudicator.locator('[data-testid="stack-viewer"][data-ready="true"]').waitFor();
  await look(adjudicator, 'adjudicator-reads');
  await sign(adjudicator, account);
}

async function auditorsDay() {
  const auditor = await as(plan.admitted.AUDITOR.account, 'audit');
  await auditor.getByTestId('event-row').first().waitFor();
  await auditor.getByTestId('verify').press('Enter');
  await auditor.locator('[data-testid="chain"][data-sound="true"]').waitFor();
  await look(auditor, 'auditor-trail');
  await auditor.getByTestId('nav-access-report').click();
  await auditor.getByTestId('report-patient').fill(plan.patient);
  await auditor.keyboard.press('Enter');
  await auditor.locator('[data-testid="event-row"][data-act="IMAGES_READ"]').first().waitFor();
  await look(auditor, 'auditor-report');
}

await walk(async () => {
  await administratorsDay();
  const referrer = await as('voronina', 'studies');
  await look(referrer, 'referrer-studies');
  const images = await ask(referrer, plan.chest, plan.question, 'C34.1');
  await coordinatorsDay(images);
  const specialist = await as('nguyen', 'inbox');
  await look(specialist, 'specialist-inbox');
  await read(specialist, images, 'stack-viewer');
  await talk(referrer, specialist);
  await specialist.locator('[data-testid="stack-viewer"][data-ready="true"]').waitFor();
  await look(specialist, 'specialist-reads');
  await adjudicate(specialist, images);
  await close(referrer, 'images');
  const slide = await ask(referrer, plan.tissue, plan.question, 'C18.9');
  const pathologist = await as('tanaka', 'inbox', 'dark');
  await read(pathologist, slide, 'slide-viewer');
  await look(pathologist, 'pathologist-reads');
  await sign(pathologist, 'tanaka');
  await close(referrer, 'slide');
  const steward = await as(plan.admitted.IMAGE_STEWARD.account, 'conflicts');
  await look(steward, 'steward-conflicts');
  await visit(steward, 'steward', ['corrections', 'rejections']);
  const officer = await as(plan.admitted.PRIVACY_OFFICER.account, 'emergencies', 'dark');
  await look(officer, 'officer-emergencies');
  await auditorsDay();
  expectNoComplaints();
});
