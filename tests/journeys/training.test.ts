/** Training as its organisers and its learners see it: every page sound, wide and narrow; an answer given on a phone. */
import { beforeAll, expect, it } from 'vitest';
import { testApp } from '../support/app';
import { phone, press, testBrowser, visit } from '../support/browser';
import { foundLife, type Lived, live, stages } from '../support/lived';
import { look } from './steps';

const app = testApp();
const browser = testBrowser(app);
let life: Lived;
const home = (what: string) => String(life.things[`home${what[0]!.toUpperCase()}${what.slice(1)}`]);

beforeAll(async () => {
  life = await foundLife(app.db);
  await live(app.db, life, 'planning');
  app.clock.set(stages.planning);
});

it('the board plans, asks and looks back', async () => {
  const page = await browser.open({ personId: life.plot.actors.board.personId });
  const [plan, draft, goal] = ['plan', 'draft', 'goal'].map(home);
  const [coming, held] = [`/training/class/${home('coming')}`, `/training/class/${home('held')}`];
  await look(page, [
    '/training',
    '/training/plan/new',
    `/training/plan/${plan}`,
    `/training/plan/${draft}`,
    `/training/plan/${draft}/years`,
    `/training/plan/${draft}/approval`,
    `/training/plan/${draft}/goal/new`,
    `/training/plan/${plan}/class/new`,
    `/training/goal/${goal}`,
    `/training/goal/${goal}/rule`,
    `/training/goal/${goal}/list`,
    ...['', '/edit', '/moving', '/cancellation', '/hall', '/hall/edit', '/agenda', '/invitation'].map(
      (rest) => `${coming}${rest}`,
    ),
    held,
    `${held}/cost`,
    `${held}/learner`,
    `/training/completion/${home('completion')}`,
    `/training/completion/${home('completion')}/revocation`,
    '/training/topic',
    '/training/topic/new',
    `/training/topic/${home('topic')}`,
    `/training/topic/${home('topic')}/retirement`,
  ]);
});

it('who is asked answers from the home page of a phone', async () => {
  const page = await browser.open({ screen: phone, personId: life.plot.actors.secretary.personId });
  await look(page, [
    '/',
    `/training/class/${home('coming')}/seat`,
    `/training/class/${home('coming')}/refusal`,
  ]);
  await visit(page, '/');
  await page.getByText('Bạn được mời dự lớp bồi dưỡng').waitFor();
  await visit(page, `/training/class/${home('coming')}/seat`);
  await press(page, /nhận lời|tham gia/i, /./);
  expect(await page.locator('main').textContent()).toMatch(/nhận lời|tham gia/i);
});
