import { crc32, deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';

type Part = {
  name: string;
  content: string | Buffer;
  declared?: number;
  stored?: boolean;
  /** Sizes and place in extra field 0x0001, as NPOI and SharpZipLib write them. */
  wide?: boolean;
};

/** A zip made by hand, so that it can lie about itself. */
export function zipOf(parts: Part[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content as string);
    const packed = part.stored ? content : deflateRawSync(content, { level: 9 });
    const name = Buffer.from(part.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(part.stored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(part.declared ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    locals.push(Buffer.from([0x50, 0x4b, 3, 4]), common, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const [head, extra] = part.wide ? widened(common, tail, offset) : [common, Buffer.alloc(0)];
    central.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), head, tail, name, extra);
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from([0x50, 0x4b, 5, 6]), end]);
}

/** The directory's record with its numbers moved to ZIP64: whole size, packed size, place. */
function widened(common: Buffer, tail: Buffer, offset: number): [Buffer, Buffer] {
  const head = Buffer.from(common);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(head.readUInt32LE(18)), 4);
  extra.writeBigUInt64LE(BigInt(head.readUInt32LE(14)), 12);
  extra.writeBigUInt64LE(BigInt(offset), 20);
  head.fill(0xff, 14, 22);
  head.writeUInt16LE(extra.length, 24);
  tail.fill(0xff, 10, 14);
  return [head, extra];
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The least .xlsx there is, around the XML of one sheet's `sheetData`; parts may be replaced or added. */
export function rawXlsx(sheetData: string, more: Part[] = []): Buffer {
  const parts: Part[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`,
    },
  ];
  const replaced = new Set(more.map((part) => part.name));
  return zipOf([...parts.filter((part) => !replaced.has(part.name)), ...more]);
}

/** A workbook written by exceljs, as an ordinary program would. */
export async function xlsxOf(fill: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
