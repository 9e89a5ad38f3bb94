import { Actions, Button, LinkButton, StickyActions } from '~/components/button';
import { Card, Section } from '~/components/card';
import { Dumbbell, DumbbellAxis } from '~/components/chart/dumbbell';
import { GapChip } from '~/components/chart/gap-chip';
import { HeatCell, HeatKey } from '~/components/chart/heat-cell';
import { IntervalAxis, IntervalBar, IntervalRow } from '~/components/chart/interval-bar';
import { Kpis } from '~/components/chart/kpis';
import { Legend, LegendItem, Reading, SourceLine } from '~/components/chart/legend';
import { LevelBars } from '~/components/chart/level-bars';
import { Phases } from '~/components/chart/phases';
import { Meter, Progress, Skeleton } from '~/components/chart/progress';
import { Rules } from '~/components/chart/rules';
import { CopyField } from '~/components/copy-field';
import { AnswerList, DescriptionList } from '~/components/description-list';
import { Details } from '~/components/details';
import { DialogLink } from '~/components/dialog';
import { SaveLine, Toast } from '~/components/draft/save-line';
import { CheckboxField, CheckboxGroup, RadioGroup } from '~/components/form/choice-field';
import { DateField, DateTimeField } from '~/components/form/date-field';
import { ErrorSummary } from '~/components/form/error-summary';
import { SelectField, TextField } from '~/components/form/field';
import { FileField } from '~/components/form/file-field';
import { LevelChoice } from '~/components/form/level-choice';
import { TextArea } from '~/components/form/text-area';
import { Icon } from '~/components/icon';
import { Banner } from '~/components/page/banner';
import { EmptyState } from '~/components/page/empty-state';
import {
  BottomNav,
  DemoBanner,
  FactsBar,
  Footer,
  LineRail,
  PageFrame,
  PageHead,
  Shell,
  SkipLink,
} from '~/components/page/page';
import { Pagination } from '~/components/page/pagination';
import { Stepper } from '~/components/page/stepper';
import { ScrollBox, Table } from '~/components/page/table';
import { Chips, Tabs } from '~/components/page/tabs';
import { TaskList } from '~/components/page/task-list';
import { TopBar } from '~/components/page/top-bar';
import { Qr } from '~/components/qr';
import { Tag } from '~/components/tag';

const stops = [
  { to: '/organisation', label: 'Tổ chức', done: true },
  { to: '/cycle', label: 'Đợt đánh giá', current: true },
  { to: '/training', label: 'Bồi dưỡng' },
];

const levels = [
  { value: '3', level: 3, name: 'Đạt yêu cầu', text: 'Mỗi phần việc có người chính, người hỗ trợ.' },
  { value: '4', level: 4, name: 'Tốt, chủ động', text: 'Giao việc cho cả đoàn viên mới, có hướng dẫn.' },
] as const;

const communes = [
  { id: 'tc', name: 'Tiểu Cần', sent: 44, of: 46, late: 0 },
  { id: 'apt', name: 'An Phú Tân', sent: 21, of: 33, late: 6 },
];

/** Every part of the design system once, in the states that matter: rendered by the tests beside it. */
export function Sheet() {
  return (
    <>
      <SkipLink />
      <DemoBanner>Dữ liệu giả định.</DemoBanner>
      <PageFrame bottom wide>
        <TopBar
          account={{
            name: 'Lâm Thị Ngọc Diễm',
            role: 'Bí thư Chi đoàn ấp Rạch Sâu',
            initials: 'ND',
            links: [{ to: '/my-data', label: 'Dữ liệu của tôi' }],
            signOut: { action: '/sign-out', label: 'Đăng xuất' },
          }}
          homeTo="/"
          stops={stops}
        />
        <FactsBar
          facts={{
            phase: { text: 'Tự đánh giá', detail: 'và đồng cấp' },
            next: { text: 'Chấm nốt 6 kỹ năng' },
            deadline: { text: '24/11/2026, 17:00', detail: 'còn 2 ngày', late: true },
            audience: { text: 'Chỉ bạn', detail: 'cho đến khi gửi' },
          }}
        />
        <BottomNav
          places={[
            { to: '/', label: 'Việc của tôi', icon: 'home', current: true },
            { to: '/result', label: 'Kết quả', icon: 'table' },
          ]}
        />
        <Shell rail={<LineRail stops={stops} />}>
          <PageHead
            back={{ to: '/', label: 'Việc của tôi' }}
            crumbs={[{ to: '/unit/1', label: 'Tỉnh Đoàn Vĩnh Long' }, { label: 'Cụm 3' }]}
            lede="Phần tử gốc của trình duyệt trước."
            reading="268 trên 312 bí thư đã gửi phiếu."
            title="Bộ thành phần"
          />
          <div className="stack-l">
            <Fields />
            <States />
            <Figures />
          </div>
        </Shell>
        <Footer links={[{ to: '/method', label: 'Cách tính điểm' }]} owner="Tỉnh Đoàn Vĩnh Long" />
      </PageFrame>
    </>
  );
}

function Fields() {
  return (
    <Section id="fields" title="Trường nhập">
      <ErrorSummary lines={[{ id: 'heldFrom', message: 'Ngày giữ chức vụ: tháng 11 có 30 ngày' }]} />
      <TextField hint="10 chữ số." inputMode="tel" label="Số điện thoại" name="phone" />
      <TextField error="Tháng 11 có 30 ngày. Sửa lại." label="Ngày giữ chức vụ" name="heldFrom" />
      <DateField label="Ngày sinh" name="bornOn" />
      <DateTimeField label="Đóng lúc" name="endsAt" optional />
      <SelectField
        label="Đoàn xã"
        name="unit"
        options={[
          { value: '1', label: 'Tập Ngãi' },
          { label: 'Cụm 4', options: [{ value: '2', label: 'Hùng Hòa' }] },
        ]}
        prompt
      />
      <TextArea defaultValue="Hội trại" label="Ghi chú" maxLength={1000} name="note" optional />
      <RadioGroup
        error="Chọn một câu trả lời."
        label="Tán thành?"
        name="vote"
        options={[
          { value: 'yes', label: 'Tán thành' },
          { value: 'no', label: 'Không tán thành', hint: 'Kèm lý do' },
        ]}
      />
      <CheckboxGroup
        defaultValues={['name']}
        hint="Đổi được sau."
        label="Tôi đồng ý cho"
        name="consent"
        options={[
          { value: 'name', label: 'nêu tên' },
          { value: 'deed', label: 'kể cách làm' },
        ]}
      />
      <CheckboxField label="Tôi đã tự chấm theo việc thực tế." name="honest" />
      <FileField hint="Tối đa 10 MB." label="Minh chứng" name="evidence" />
      <LevelChoice
        defaultValue="4"
        hint="Chọn mức bạn làm được thường xuyên."
        legend="B5. Phân công đoàn viên"
        levels={[...levels]}
        name="B5"
        nonLevels={[{ value: 'NE', name: 'Chưa đủ căn cứ', text: 'Chưa có dịp làm.' }]}
      />
      <CopyField label="Đường dẫn mời" name="invite" value="https://example.org/moi/7KQ4" />
      <Actions>
        <Button>Gửi phiếu tự đánh giá</Button>
        <Button refusal="Còn thiếu 2 câu trả lời.">Gửi hồ sơ đề nghị</Button>
        <Button small type="button" variant="danger">
          Rút hồ sơ
        </Button>
        <LinkButton icon="bell" small to="/reminder" variant="secondary">
          Nhắc 3 người
        </LinkButton>
        <DialogLink label="Mở đợt" title="Mở đợt 2026?" to="/cycle/1/opening">
          {() => <p>Mở rồi không hủy được.</p>}
        </DialogLink>
      </Actions>
      <StickyActions>
        <Button iconAfter="right">Lưu và sang kỹ năng sau</Button>
      </StickyActions>
    </Section>
  );
}

function States() {
  return (
    <Section aside={<SaveLine state="saved">Đã lưu lúc 08:41</SaveLine>} id="states" title="Trạng thái">
      <p className="row">
        <Tag>Chưa mở</Tag>
        <Tag icon="alert" kind="late">
          Trễ 3 ngày
        </Tag>
        <Icon label="Đã khóa" name="lock" />
        <LevelBars label="mức 4 trên 5" level={4} />
      </p>
      <Banner kind="late" title="Giai đoạn đã đóng lúc 17:00, 24/11/2026">
        Bản nháp của bạn còn nguyên.
      </Banner>
      <Progress label="Đã chấm 9 trong 15 kỹ năng" max={15} value={9} />
      <Stepper
        current="preview"
        label="Các bước"
        steps={[
          { key: 'file', label: 'Chọn tệp' },
          { key: 'preview', label: 'Xem trước' },
          { key: 'import', label: 'Nhập' },
        ]}
      />
      <Card kind="next" title="Đợt 2026 của bạn">
        <Phases
          items={[
            { key: 'open', title: 'Mở đợt', text: '02/11/2026', state: 'done' },
            { key: 'self', title: 'Tự đánh giá', text: '09/11 – 24/11/2026', state: 'now' },
            { key: 'superior', title: 'Cấp trên đánh giá', text: '01/12/2026', state: 'next' },
          ]}
        />
      </Card>
      <TaskList tasks={[{ key: '1', to: '/a/1', title: 'Thạch Sơn Hiếu', state: <Tag>Chưa mở</Tag> }]} />
      <Rules items={[{ key: 'age', state: 'ok', word: 'đạt', title: 'Đủ tuổi', text: 'Điều lệ Đoàn' }]} />
      <DescriptionList items={[{ key: 'code', term: 'Mã', value: 'TL25-8F2K' }]} />
      <AnswerList
        items={[{ id: 'A1', term: 'A1. Điều hành', value: '4. Tốt', action: <a href="/a">Sửa</a> }]}
      />
      <Details summary="Vì sao có khoảng tin cậy?">Sáu người chấm là sáu góc nhìn.</Details>
      <EmptyState title="Chưa có phiếu nào">Cán bộ cụm phân công từ 16/11/2026.</EmptyState>
      <Skeleton />
      <Toast>Đã nhắc 3 người.</Toast>
    </Section>
  );
}

function Figures() {
  return (
    <Section id="figures" title="Hình và bảng">
      <Kpis items={[{ key: 'late', value: '18', label: 'trễ', late: true }]} />
      <Tabs items={[{ to: '#figures', label: 'Theo xã', current: true }]} label="Trong trang" />
      <Chips items={[{ to: '/rows?show=errors', label: 'Lỗi (5)', current: true }]} label="Lọc dòng" />
      <Card kind="flush">
        <Table
          caption="Tiến độ theo xã"
          columns={[
            { key: 'name', head: 'Đoàn xã', cell: (row) => row.name, rowHead: true },
            {
              key: 'sent',
              head: 'Tự đánh giá',
              cell: (row) => <Meter label={row.name} max={row.of} value={row.sent} />,
            },
            { key: 'late', head: 'Trễ', cell: (row) => row.late, right: true },
            {
              key: 'act',
              head: 'Việc',
              headHidden: true,
              cell: () => <Button small>Nhắc</Button>,
              full: true,
            },
          ]}
          mid
          rowKey={(row) => row.id}
          rows={communes}
        />
      </Card>
      <Pagination page={2} pageSize={20} to={(page) => `?page=${page}`} total={1312} />
      <Reading>Cao hơn điểm thô 0,2.</Reading>
      <Legend>
        <LegendItem mark="peer">Đồng cấp</LegendItem>
      </Legend>
      <IntervalBar
        high={4.3}
        label="Điểm công bằng 4,0, từ 3,7 đến 4,3"
        low={3.7}
        raw={3.8}
        rawLabel="thô"
        value={4}
      />
      <IntervalAxis cut={4.1} domain={[3.2, 4.9]} ticks={[3.5, 4, 4.5]} />
      <IntervalRow cut={4.1} domain={[3.2, 4.9]} high={4.3} low={3.7} value={4} />
      <DumbbellAxis />
      <Dumbbell peer={3.6} self={4} superior={null} />
      <p className="row">
        <GapChip gap={0.9} />
        <GapChip gap={-0.04} />
        <GapChip gap={null} />
      </p>
      <HeatKey />
      <ScrollBox label="Bản đồ nhiệt, cuộn ngang được">
        <table className="heat">
          <tbody>
            <tr>
              <th scope="row">Trà Vinh</th>
              <HeatCell value={3.9} />
              <HeatCell value={null} withheld />
              <HeatCell value={null} />
            </tr>
          </tbody>
        </table>
      </ScrollBox>
      <SourceLine>Đợt 2026 · lần tính số 4.</SourceLine>
      <Qr
        label="Mã vuông dẫn tới trang xác minh"
        modules={[
          [true, true, false],
          [false, true, false],
          [true, false, true],
        ]}
      />
    </Section>
  );
}
