import ExcelJS from 'exceljs';

/**
 * Templates to fill in. They are Vietnamese in every language of the screen: what is filled in here is Vietnamese. The
 * example row is marked `Ví dụ` in its first column, by which the import leaves it out.
 */
type TemplateColumn = {
  header: string;
  width: number;
  example: string;
  help: string;
  isText?: true;
  choices?: readonly string[];
};
type Template = {
  sheet: string;
  title: string;
  columns: readonly TemplateColumn[];
  advice: readonly string[];
};

const FILLABLE_ROWS = 500;

const ROSTER: Template = {
  sheet: 'Danh sách',
  title: 'DANH SÁCH CÁN BỘ ĐOÀN',
  columns: [
    { header: 'STT', width: 8, example: 'Ví dụ', help: 'Số thứ tự, không bắt buộc.' },
    {
      header: 'Mã đơn vị',
      width: 14,
      example: '29341-01',
      isText: true,
      help: 'Mã trong cây tổ chức. Cần mã này hoặc tên chi đoàn.',
    },
    {
      header: 'Tên chi đoàn',
      width: 30,
      example: 'Chi đoàn ấp Một',
      help: 'Tên đầy đủ như trong cây tổ chức.',
    },
    {
      header: 'Họ và tên',
      width: 28,
      example: 'Nguyễn Thị Ví Dụ',
      help: 'Bắt buộc. Viết có dấu, phông Unicode.',
    },
    {
      header: 'Ngày sinh',
      width: 14,
      example: '05/03/1999',
      isText: true,
      help: 'Ngày/tháng/năm, ví dụ 05/03/1999.',
    },
    {
      header: 'Giới tính',
      width: 10,
      example: 'Nữ',
      choices: ['Nam', 'Nữ'],
      help: 'Nam hoặc Nữ; có thể để trống.',
    },
    {
      header: 'Số điện thoại',
      width: 16,
      example: '0912345678',
      isText: true,
      help: 'Số di động 10 chữ số, dùng để đăng nhập. Mỗi người một số.',
    },
    { header: 'Email', width: 26, example: 'ten@donvi.vn', isText: true, help: 'Có thể để trống.' },
    {
      header: 'Chức vụ',
      width: 24,
      example: 'Bí thư',
      choices: [
        'Bí thư',
        'Phó Bí thư',
        'Ủy viên Ban Thường vụ',
        'Ủy viên Ban Chấp hành',
        'Cán bộ phụ trách',
        'Đoàn viên',
      ],
      help: 'Bắt buộc. Người giữ hai chức vụ thì ghi hai dòng.',
    },
    {
      header: 'Giữ chức vụ từ ngày',
      width: 20,
      example: '01/06/2024',
      isText: true,
      help: 'Ngày/tháng/năm.',
    },
    { header: 'Đến ngày', width: 14, example: '', isText: true, help: 'Để trống khi đang giữ chức vụ.' },
    {
      header: 'Hình thức',
      width: 14,
      example: 'Bầu',
      choices: ['Bầu', 'Chỉ định'],
      help: 'Bầu hoặc Chỉ định; có thể để trống.',
    },
    { header: 'Ngày vào Đoàn', width: 16, example: '26/03/2015', isText: true, help: 'Có thể để trống.' },
    { header: 'Mã đoàn viên', width: 16, example: '', isText: true, help: 'Có thể để trống.' },
    { header: 'Ghi chú', width: 26, example: '', help: 'Không dùng khi nhập.' },
  ],
  advice: [
    'Điền từ dòng dưới dòng ví dụ. Dòng ví dụ không được nhập, xóa hay giữ đều được.',
    'Các cột ngày và số điện thoại đã đặt kiểu Văn bản để Excel không đổi ngày hay bỏ số 0 đầu.',
    'Không cần và không nên ghi số căn cước, dân tộc, tôn giáo, địa chỉ: các cột đó không được đọc.',
    'Tải lên sẽ thấy trước mọi thay đổi. Chưa có gì được ghi cho đến khi bạn bấm nhập.',
  ],
};

const UNITS: Template = {
  sheet: 'Đơn vị',
  title: 'DANH SÁCH ĐƠN VỊ',
  columns: [
    { header: 'STT', width: 8, example: 'Ví dụ', help: 'Số thứ tự, không bắt buộc.' },
    {
      header: 'Mã đơn vị',
      width: 16,
      example: '29341-01',
      isText: true,
      help: 'Bắt buộc, mỗi đơn vị một mã, không đổi về sau.',
    },
    { header: 'Tên đơn vị', width: 36, example: 'Chi đoàn ấp Một', help: 'Bắt buộc.' },
    {
      header: 'Loại',
      width: 26,
      example: 'Chi đoàn ấp, khóm',
      choices: [
        'Tỉnh Đoàn',
        'Huyện Đoàn',
        'Đoàn Khối',
        'Đoàn trực thuộc',
        'Đoàn xã',
        'Đoàn phường',
        'Đoàn thị trấn',
        'Đoàn đặc khu',
        'Đoàn cơ sở',
        'Chi đoàn ấp',
        'Chi đoàn lớp',
        'Chi đoàn cơ quan',
        'Chi đoàn doanh nghiệp',
      ],
      help: 'Chọn trong danh sách.',
    },
    {
      header: 'Mã đơn vị cấp trên',
      width: 20,
      example: '29341',
      isText: true,
      help: 'Mã của đơn vị cấp trên trực tiếp; đơn vị cao nhất để trống.',
    },
    {
      header: 'Từ ngày',
      width: 14,
      example: '01/07/2025',
      isText: true,
      help: 'Ngày thành lập, ngày/tháng/năm.',
    },
    {
      header: 'Đến ngày',
      width: 14,
      example: '',
      isText: true,
      help: 'Ngày kết thúc; để trống khi đang hoạt động.',
    },
  ],
  advice: [
    'Điền từ dòng dưới dòng ví dụ. Dòng ví dụ không được nhập, xóa hay giữ đều được.',
    'Thứ tự các dòng không quan trọng: đơn vị cấp trên có thể đứng sau.',
  ],
};

/** The roster template, an .xlsx file. */
export function rosterTemplate(): Promise<Uint8Array> {
  return write(ROSTER);
}

/** The template of a list of units, an .xlsx file. */
export function unitTemplate(): Promise<Uint8Array> {
  return write(UNITS);
}

async function write({ sheet: name, title, columns, advice }: Template): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 2 }] });
  const font = { name: 'Times New Roman', size: 12 };
  sheet.columns = columns.map(({ width, isText }) => ({
    width,
    style: { font, numFmt: isText ? '@' : 'General' },
  }));
  sheet.getCell('A1').value = title;
  sheet.getCell('A1').font = { ...font, size: 14, bold: true };
  sheet.getRow(2).values = columns.map(({ header }) => header);
  sheet.getRow(2).font = { ...font, bold: true };
  sheet.getRow(2).alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
  sheet.getRow(3).values = columns.map(({ example }) => example);
  sheet.getRow(3).font = { ...font, italic: true, color: { argb: 'FF5B6679' } };
  columns.forEach(({ isText, choices }, index) => {
    for (let row = 4; row < 4 + FILLABLE_ROWS; row++) {
      const cell = sheet.getCell(row, index + 1);
      if (isText) cell.numFmt = '@';
      if (choices)
        cell.dataValidation = { type: 'list', allowBlank: true, formulae: [choiceRange(index, choices)] };
    }
  });
  guide(workbook, font, columns, advice);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Choices stand in the guide's sheet, for a list in a validation may not hold commas. */
function choiceRange(column: number, choices: readonly string[]): string {
  const letter = String.fromCharCode('E'.charCodeAt(0) + column);
  return `'Hướng dẫn'!$${letter}$2:$${letter}$${choices.length + 1}`;
}

function guide(
  workbook: ExcelJS.Workbook,
  font: Partial<ExcelJS.Font>,
  columns: readonly TemplateColumn[],
  advice: readonly string[],
): void {
  const sheet = workbook.addWorksheet('Hướng dẫn');
  sheet.columns = [{ width: 26 }, { width: 70 }];
  const lines = [
    ['Cột', 'Cách ghi'],
    ...columns.map(({ header, help }) => [header, help]),
    [],
    ...advice.map((line) => ['Lưu ý', line]),
  ];
  for (const line of lines) sheet.addRow(line).font = font;
  sheet.getRow(1).font = { ...font, bold: true };
  columns.forEach(({ choices = [] }, index) => {
    choices.forEach((choice, row) => {
      sheet.getCell(row + 2, 5 + index).value = choice;
    });
    if (choices.length > 0) sheet.getColumn(5 + index).hidden = true;
  });
}
