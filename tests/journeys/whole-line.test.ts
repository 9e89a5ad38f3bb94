/**
 * A new province, from the set-up link of its first day to its honour roll, on screen only: every row of this database
 * was written by somebody who pressed a button.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkData } from '#db/check';
import { createSetupLink } from '~/features/account/link/making-commands.server';
import { env } from '~/lib/env.server';
import { verifyAudit } from '~/lib/record/audit-verify.server';
import { testApp } from '../support/app';
import { at, expectSound, phone, press, settled, testBrowser, visit } from '../support/browser';
import { peopleCount, rosterFile, unitsFile } from './clerk';
import { choose, declareAndSend, fill, formsWaiting, importFile, sendForm } from './steps';

const password = 'mùa lúa chín vàng';
const cycleName = 'Đợt đánh giá năm 2024';

const calendar: Record<string, [string, string]> = {
  self: ['09/11/2024 07:00', '24/11/2024 17:00'],
  peer: ['16/11/2024 07:00', '30/11/2024 17:00'],
  superior: ['01/12/2024 07:00', '10/12/2024 17:00'],
  review: ['11/12/2024 07:00', '18/12/2024 17:00'],
  nomination: ['21/12/2024 07:00', '08/01/2025 17:00'],
  shortlist: ['11/01/2025 07:00', '22/01/2025 17:00'],
  decision: ['25/01/2025 07:00', '28/01/2025 17:00'],
  publication: ['03/02/2025 07:00', '05/02/2025 17:00'],
};

/** Before and after the districts went, with what the new cycle's form proposes for each. */
const provinces = [
  { levels: 'three levels', hasDistrict: true, nominator: 'Huỳnh Quốc Thái', at: 'Huyện Đoàn Cầu Kè' },
  { levels: 'two levels', hasDistrict: false, nominator: 'Lê Văn Phúc', at: 'Đoàn xã An Phú' },
];

describe.each(provinces)('a province of $levels lives through its year', (province) => {
  const app = testApp();
  const browser = testBrowser(app);
  let board: Page;
  let secretary: Page;
  let nominator: Page;

  it('sets itself up by the one-time link', async () => {
    app.clock.set(at('2024-11-04'));
    const link = await createSetupLink(app.db, app.clock.now());
    board = await browser.open();
    await visit(board, link!);
    await expectSound(board);
    await fill(board, {
      unitName: 'Tỉnh Đoàn Trà Vinh',
      code: '84',
      validFrom: '1992-05-05',
      fullName: 'Nguyễn Thị Mỹ Hạnh',
      phone: '0918 000 200',
      password,
      notice: true,
    });
    await press(board, 'Thiết lập và vào', /\/organisation|\/$/);
    await visit(board, '/organisation');
    await board.getByText('Ngày đầu của tỉnh: còn 4 việc').waitFor();
    await expectSound(board);
  });

  it('imports its units and its roster from the clerk’s files', async () => {
    await importFile(board, 'unit', { name: 'don-vi.xlsx', buffer: await unitsFile(province) });
    await settled(board);
    await expectSound(board);
    await board.getByRole('button', { name: `Nhập ${province.hasDistrict ? 6 : 5} thay đổi` }).click();
    await board.getByText('Đã nhập xong').waitFor();
    await importFile(board, 'roster', { name: 'can-bo.xlsx', buffer: await rosterFile(province) });
    await settled(board);
    await expectSound(board);
    const people = province.hasDistrict ? peopleCount : peopleCount - 1;
    await board.getByRole('button', { name: `Nhập ${people} thay đổi` }).click();
    await board.getByText('Đã nhập xong').waitFor();
    await visit(board, '/organisation');
    await board.getByText('Ngày đầu của tỉnh: còn 2 việc').waitFor();
  });

  it('publishes a framework from the catalogue', async () => {
    await visit(board, '/framework');
    await board
      .getByLabel(/bản thảo|mô hình|Trà Vinh/i)
      .first()
      .check();
    await press(board, 'Bắt đầu bản nháp', /\/framework\/\d+$/);
    await press(board, /ban hành bản 1/i, /\/publication$/);
    await settled(board);
    await expectSound(board);
    await fill(board, { confirmation: ((await board.locator('form b').textContent()) ?? '').trim() });
    await press(board, 'Ban hành bản 1', /\/framework\/\d+$/);
  });

  it('writes the cycle, sees what opening does, and opens it by typing its name', async () => {
    await visit(board, '/cycle');
    await press(board, 'Lập đợt mới', /\/cycle\/new$/);
    await settled(board);
    for (const [phase, [startsAt, endsAt]] of Object.entries(calendar))
      await fill(board, { [`phases.${phase}.startsAt`]: startsAt, [`phases.${phase}.endsAt`]: endsAt });
    await fill(board, { awards: '1' });
    await expectSound(board);
    await press(board, 'Lưu nháp, xem trước việc mở đợt', /\/opening$/);
    await settled(board);
    await board.getByText('Mở đợt sẽ chốt danh sách 3 bí thư').waitFor();
    await expectSound(board);
    await fill(board, { confirmation: cycleName });
    await press(board, 'Mở đợt đánh giá', /\/cycle\/\d+$/);
  });

  it('invites people by links; one joins on a phone', async () => {
    app.clock.set(at('2024-11-12'));
    await visitUnit(board, 'Đoàn xã An Phú');
    await press(board, 'Mời vào hệ thống', /\/account\/invitation/);
    await settled(board);
    await board.getByRole('button', { name: /^Tạo liên kết cho cả/ }).click();
    await board.getByText('Liên kết chỉ hiện một lần').waitFor();
    await expectSound(board);
    const link = await board.getByLabel('Liên kết của Lâm Thị Ngọc Diễm').inputValue();

    secretary = await browser.open({ screen: phone });
    await visit(secretary, new URL(link).pathname);
    await secretary.getByText('Lâm Thị Ngọc Diễm').first().waitFor();
    await expectSound(secretary);
    await fill(secretary, { password, notice: true });
    await press(secretary, 'Đặt mật khẩu và vào', /\/$/);
  });

  it('has its secretary fill in a form, one skill a page, on a phone', async () => {
    await settled(secretary);
    await secretary
      .getByRole('link', { name: /Bắt đầu từ kỹ năng/ })
      .first()
      .click();
    await secretary.waitForURL(/\/assessment\/self\//);
    await settled(secretary);
    for (let place = 1; place <= 15; place++) {
      await secretary.getByText(`Kỹ năng ${place} trong 15`).waitFor();
      const name = await secretary.locator('input[name^="answers."]').first().getAttribute('name');
      await choose(secretary, name!, place % 5 === 0 ? '4' : '3');
      if (place % 5 === 0)
        await secretary.locator('textarea[name^="evidence."]').fill('Vận động 12 hộ cùng trồng hoa ven lộ.');
      await secretary.getByRole('button', { name: /^Lưu và/ }).click();
    }
    await secretary.waitForURL(/\/check$/);
    await declareAndSend(secretary);
    await settled(secretary);
    await secretary.getByText('Mã biên nhận', { exact: true }).waitFor();
    await expectSound(secretary);
  });

  it('gives every secretary peers, who answer sealed forms', async () => {
    for (const name of ['Đoàn xã An Phú', 'Đoàn xã Tam Hòa']) {
      await visit(board, '/assessment');
      await press(board, name, /\/assessment\/assignment\/\d+/);
      await settled(board);
      await board.getByRole('button', { name: 'Dùng đề xuất' }).click();
      await board.getByRole('button', { name: 'Dùng đề xuất' }).waitFor({ state: 'detached' });
    }
    await expectSound(board);
    app.clock.set(at('2024-11-20'));
    for (const [name, level] of [
      ['Thạch Sơn Hiếu', '3'],
      ['Trần Thị Mỹ Lệ', '3'],
      ['Sơn Minh Đạt', '2'],
    ] as const) {
      const page = await browser.open({ screen: phone, personId: await personNamed(name) });
      for (const key of await formsWaiting(page, 'peer')) await sendForm(page, key, level);
      if (name === 'Sơn Minh Đạt') await sendForm(page, await selfKey(page), '3');
      await page.context().close();
    }
  });

  it('has the commune rate its secretaries', async () => {
    app.clock.set(at('2024-12-03'));
    const officer = await browser.open({ personId: await personNamed('Lê Văn Phúc') });
    const keys = await formsWaiting(officer, 'superior');
    expect(keys).toHaveLength(2);
    for (const key of keys) await sendForm(officer, key, '3');
    await settled(officer);
    await expectSound(officer);
    await officer.context().close();
  });

  it('counts, releases, and shows the secretary her result', async () => {
    app.clock.set(at('2024-12-12'));
    await signIn(board, '0918 000 200');
    await visit(board, '/scoring');
    await press(board, `Tính điểm ${cycleName}`, /\/scoring\?cycle=\d+$/);
    // The run is computed beside the site; its page asks again until it stands in the list.
    await board.locator('#runs').getByRole('link').first().click();
    await board.waitForURL(/\/scoring\/run\//);
    await settled(board);
    await expectSound(board);
    await board.getByLabel(/^Gõ lại để xác nhận/).fill(cycleName);
    await board.getByRole('button', { name: /^Công bố cho \d+ bí thư/ }).click();
    await board.getByRole('button', { name: /^Công bố cho/ }).waitFor({ state: 'detached' });
    await signIn(secretary, '+84918000204');
    await visit(secretary, '/result');
    await secretary.getByRole('heading', { level: 1, name: 'Kết quả 2024' }).waitFor();
    await expectSound(secretary);
  });

  it('has the level above the branches nominate, and the nominee agree to be named', async () => {
    app.clock.set(at('2024-12-23'));
    nominator = await browser.open({ personId: await personNamed(province.nominator) });
    await visit(nominator, '/nomination');
    await press(nominator, province.at, /\/nomination\/unit\/\d+/);
    for (const name of ['Lâm Thị Ngọc Diễm', 'Sơn Minh Đạt']) {
      await visit(nominator, new URL(nominator.url()).pathname);
      const unit = nominator.url();
      await press(nominator, name, /\/nomination\/candidate\/\d+/);
      await settled(nominator);
      await expectSound(nominator);
      await press(nominator, 'Lập hồ sơ đề nghị', /\/nomination\/[0-9a-f-]{36}$/);
      await settled(nominator);
      await fill(nominator, statement);
      await nominator.getByRole('button', { name: 'Lưu báo cáo' }).click();
      await nominator.getByText(/^Đã lưu lúc/).waitFor();
      await press(nominator, 'Xem lại và gửi Tỉnh Đoàn', /\/submission$/);
      await settled(nominator);
      await press(nominator, 'Gửi Tỉnh Đoàn', /\/nomination\/[0-9a-f-]{36}$/);
      await settled(nominator);
      await expectSound(nominator);
      await nominator.goto(unit);
    }
    await visit(secretary, '/');
    await press(secretary, 'Cần bạn trả lời về việc nêu tên', /\/consent$/);
    await settled(secretary);
    await expectSound(secretary);
    await choose(secretary, 'answer', 'given');
    await press(secretary, 'Gửi câu trả lời', /\/nomination\/[0-9a-f-]{36}$/);
  });

  it('has the board mark, list and order', async () => {
    app.clock.set(at('2025-01-13'));
    await signIn(board, '0918000200');
    await visit(board, '/shortlist');
    await expectSound(board);
    for (let left = 2; left > 0; left--) {
      await choose(board, 'opinion', 'agree');
      await board.getByRole('button', { name: 'Ghi và sang người sau' }).click();
      await board.getByText(/^Đã ghi ý kiến về/).waitFor();
    }
    const files = await board
      .locator('main a[href^="/shortlist/"]')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    const own = [...new Set(files.filter((path) => /^\/shortlist\/[0-9a-f-]{36}$/.test(path)))];
    expect(own).toHaveLength(2);
    for (const path of own) {
      await visit(board, path);
      await press(board, 'Đưa vào danh sách', /\/listing$/);
      await settled(board);
      await press(board, 'Đưa vào danh sách', /\/shortlist\/[0-9a-f-]{36}$/);
    }
    await visit(board, '/shortlist/order');
    await expectSound(board);
    const name = 'Lâm Thị Ngọc Diễm';
    const up = board.getByRole('button', { name: `Đưa ${name} lên một vị trí` });
    if (await up.isVisible()) {
      await up.click();
      await board.getByText(`${name} đang ở vị trí 1.`).waitFor();
    }
  });

  it('decides, publishes, and names her to everybody; revoking says so in the same place', async () => {
    app.clock.set(at('2025-01-26'));
    await visit(board, '/commendation');
    await press(board, 'Quyết định tuyên dương', /\/commendation\/decision$/);
    await settled(board);
    await expectSound(board);
    await board.getByLabel(/Lâm Thị Ngọc Diễm/).check();
    await fill(board, {
      number: '21-QĐ/TĐTN-BTC',
      signedOn: '26/01/2025',
      signer: 'Nguyễn Thị Mỹ Hạnh, Cán bộ Đoàn phụ trách',
      reason: 'Ban Thường vụ họp ngày 25/01/2025, biểu quyết đủ số người.',
    });
    await press(board, 'Ghi quyết định', /\/commendation\/decision\/[0-9a-f-]{36}$/);
    await settled(board);
    await expectSound(board);
    app.clock.set(at('2025-02-03'));
    const decision = new URL(board.url()).pathname;
    await visit(board, decision);
    await press(board, 'Công bố quyết định', /\/publication$/);
    await settled(board);
    await expectSound(board);
    await fill(board, { confirmation: '21-QĐ/TĐTN-BTC' });
    await press(board, 'Công bố cho mọi người', /\/decision\/[0-9a-f-]{36}$/);

    const anyone = await browser.open({ screen: phone, isScripted: false });
    await anyone.goto('/commendation');
    await anyone.getByRole('heading', { name: 'Lâm Thị Ngọc Diễm' }).waitFor();
    expect(await anyone.getByText('Sơn Minh Đạt').count()).toBe(0);

    app.clock.set(at('2025-03-10'));
    await signIn(board, '0918000200');
    await visit(board, decision);
    await press(board, /^Thu hồi/, /\/revocation$/);
    await settled(board);
    await expectSound(board);
    await fill(board, {
      number: '30-QĐ/TĐTN-BTC',
      reason: 'Xác minh lại: số liệu trong báo cáo thành tích không đúng.',
      confirmation: 'Lâm Thị Ngọc Diễm',
    });
    await press(board, 'Thu hồi danh hiệu', /\/decision\/[0-9a-f-]{36}$/);
    await anyone.goto('/commendation');
    await anyone.getByText('Đã thu hồi ngày 10/03/2025 theo Quyết định số 30-QĐ/TĐTN-BTC.').waitFor();
  });

  it('leaves data and a record in which nothing is wrong', async () => {
    expect(await checkData(app.db)).toEqual([]);
    expect((await verifyAudit(app.db, env().auditKey)).findings).toEqual([]);
  });

  /** The unit's own page, as the search finds it. */
  async function visitUnit(page: Page, name: string): Promise<void> {
    await visit(page, `/organisation?q=${encodeURIComponent(name)}`);
    await press(page, name, /\/organisation\/unit\/\d+/);
    await settled(page);
  }

  /** A session lasts thirty days; the year is longer. */
  async function signIn(page: Page, name: string): Promise<void> {
    await visit(page, '/sign-in');
    await fill(page, { name, password });
    await press(page, 'Đăng nhập', /\/$/);
    await settled(page);
  }

  async function personNamed(fullName: string): Promise<number> {
    const found = await app.db.query.person.findFirst({ where: (row, { eq }) => eq(row.fullName, fullName) });
    return found!.id;
  }
});

const statement = {
  background: 'Giữ chức Bí thư từ năm 2022; chi đoàn có 31 đoàn viên, phần đông đi làm xa theo mùa.',
  achievements:
    'Kết nạp 5 đoàn viên mới, tăng 2 so với năm trước; vận động 23 ngày công sửa đường; giữ sinh hoạt đúng kỳ cả năm.',
  initiative: 'Tổ đổi công gom vỏ chai nhựa mỗi thứ Bảy, hai ấp bên đã làm theo.',
  evidence: 'Biên bản sinh hoạt, sổ thu gom lưu tại văn phòng Đoàn xã.',
  deed: 'Lập tổ gom vỏ chai nhựa mỗi thứ Bảy, hai ấp bên làm theo.',
};

/** The key of the self form, from the home page. */
async function selfKey(page: Page): Promise<string> {
  await visit(page, '/');
  const href = await page.locator('main a[href*="/assessment/self/"]').first().getAttribute('href');
  return new URL(href!, 'http://site.invalid').pathname.split('/').slice(2, 4).join('/');
}
