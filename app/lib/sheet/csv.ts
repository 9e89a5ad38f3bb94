/** Delimited text (RFC 4180), as Excel, LibreOffice and web exports write it. */
type Delimiter = ',' | ';' | '\t';
type Delimited = {
  rows: string[][] /** False when a quote was never closed: the file was cut short. */;
  whole: boolean;
};

const DELIMITERS: readonly Delimiter[] = [';', '\t', ','];
/** What a spreadsheet takes for the start of a formula, also after blanks and in the wide letters of East Asian keyboards. */
const FORMULA = /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/;
const INNER_FORMULA = /([,;\t])(?=[=+\-@＝＋－＠])/g;

/** The delimiter of a text: that of a `sep=` line, else the one most lines of the beginning agree on. */
export function delimiterOf(text: string): Delimiter {
  const declared = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const known = DELIMITERS.find((delimiter) => delimiter === declared);
  if (known) return known;
  const head = text.slice(0, 20_000);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = parseDelimited(head, delimiter, 40).rows.map((row) => row.length - 1);
    const score =
      widths.filter((width) => width >= 2).length * 1000 + widths.reduce((sum, width) => sum + width, 0);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The rows of a text, at most `limit`. Quotes may hold delimiters, line ends and doubled quotes. */
export function parseDelimited(
  text: string,
  delimiter = delimiterOf(text),
  limit = Number.POSITIVE_INFINITY,
): Delimited {
  const rows: string[][] = [];
  let at = /^sep=.\r?\n/i.exec(text)?.[0].length ?? 0;
  let row: string[] = [];
  const special = delimiter === '\t' ? /[\t\r\n]/g : delimiter === ';' ? /[;\r\n]/g : /[,\r\n]/g;
  while (at < text.length && rows.length < limit) {
    let field: string;
    if (text[at] === '"') {
      const quoted = readQuoted(text, at);
      if (!quoted) return { rows: [...rows, [...row, text.slice(at + 1)]], whole: false };
      field = quoted.field;
      at = quoted.end;
    } else {
      field = '';
    }
    special.lastIndex = at;
    const end = special.exec(text)?.index ?? text.length;
    row.push(field + text.slice(at, end));
    at = end + 1;
    if (text[end] === delimiter) {
      if (at >= text.length) row.push('');
      else continue;
    } else if (text[end] === '\r' && text[at] === '\n') {
      at += 1;
    }
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return { rows, whole: true };
}

/**
 * Delimited text with CRLF line ends (the caller puts the byte order mark before it). A cell that a spreadsheet would
 * run as a formula (`=`, `+`, `-`, `@`, tab, return first) gets an apostrophe, telephone numbers in `+84…` included; numbers stay
 * numbers. Every delimiter is quoted, not only ours: a spreadsheet of another country splits at its own, inside quotes too,
 * so what would then start a cell is guarded as well.
 */
export function writeDelimited(
  rows: readonly (readonly (string | number | null)[])[],
  delimiter: Delimiter = ',',
): string {
  const quote = (cell: string | number | null) => {
    const text = typeof cell === 'string' ? guarded(cell) : String(cell ?? '');
    return /["\r\n,;\t]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return rows.map((row) => `${row.map(quote).join(delimiter)}\r\n`).join('');
}

function guarded(cell: string): string {
  return (FORMULA.test(cell) ? `'${cell}` : cell).replace(INNER_FORMULA, "$1'");
}

function readQuoted(text: string, start: number): { field: string; end: number } | null {
  let field = '';
  let at = start + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return null;
    field += text.slice(at, close);
    if (text[close + 1] !== '"') return { field, end: close + 1 };
    field += '"';
    at = close + 2;
  }
}
