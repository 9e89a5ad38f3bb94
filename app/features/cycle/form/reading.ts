/** Fields of the cycle's form as numbers and instants; what cannot be read is NaN or an invalid date, and is named. */
import type { Issue } from '~/lib/errors';
import { instantFault, readInstant } from '~/lib/typed-day';

export const number = (value: string) => (value === '' ? Number.NaN : Number(value.replace(',', '.')));
export const instantField = (value: string) => readInstant(value) ?? new Date(Number.NaN);

export function badNumber(path: string, value: string, shape = /^\d{1,5}$/): Issue[] {
  if (value === '') return [{ path, code: 'required' }];
  return shape.test(value) ? [] : [{ path, code: 'number.invalid' }];
}

export function badInstant(path: string, value: string): Issue[] {
  if (value === '') return [{ path, code: 'required' }];
  return readInstant(value) ? [] : [{ path, code: instantFault(value) }];
}

export function badChoice(path: string, value: string, choices: readonly string[]): Issue[] {
  return choices.includes(value) ? [] : [{ path, code: 'choice.invalid' }];
}
