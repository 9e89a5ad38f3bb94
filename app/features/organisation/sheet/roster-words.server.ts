/** The sentences for what was found in a file: why a file is refused, what is wrong in a cell, what was understood. */
import type { Params } from '~/lib/errors';
import { sayCode } from '~/lib/words.server';
import * as messages from '~/paraglide/messages';
import type { CellProblem, Note } from './problem';

type Message = (params: Params) => string;
const catalogue = messages as unknown as Record<string, Message>;

/** The key of a problem's or a note's message: `phone.tooShort` → `organisation_file_problem_phone_too_short`. */
export function fileMessageKey(kind: 'problem' | 'note', code: string): string {
  const snake = code.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('.', '_');
  return `organisation_file_${kind}_${snake}`;
}

/** What is wrong in a cell and what to do, without its place: “Có 8 chữ số; số di động có 10. …” */
export function sayProblem({ code, params }: CellProblem): string {
  return catalogue[fileMessageKey('problem', code)]!({ ...params, where: where(params) });
}

/** Where a problem stands: “Dòng 14, cột Số điện thoại”; with the sheet's name when several were read. '' for the whole file. */
export function sayPlace({ sheet, row, column, header }: CellProblem, several = false): string {
  if (row === 0) return '';
  const place = column
    ? messages.organisation_file_place_cell({ row, column: header || column })
    : messages.organisation_file_place_row({ row });
  return several ? messages.organisation_file_place_sheet({ place, sheet }) : place;
}

/** What was understood or left out for the clerk. */
export function sayNote({ code, params }: Note): string {
  return catalogue[fileMessageKey('note', code)]!(params);
}

/** Why a file is refused; `code` is the reason of the `Invalid` that `inFileThread` throws. */
export function sayFileRefusal(code: string, params: Params = {}): string {
  return sayCode(code, params);
}

function where({ other = '', otherSheet = '' }: Params): string {
  return otherSheet === ''
    ? messages.organisation_file_row({ row: other })
    : messages.organisation_file_row_of_sheet({ row: other, sheet: otherSheet });
}
