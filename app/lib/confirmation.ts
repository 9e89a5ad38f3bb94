import { Invalid } from './errors';
import { tidy } from './text';

/**
 * What cannot be undone is confirmed by typing what it is done to: a press of a button by mistake does nothing. Throws
 * `Invalid` beside `confirmation`.
 */
export function mustBeTyped(confirmation: string, expected: string, code = 'confirmationDiffers'): void {
  if (tidy(confirmation) !== tidy(expected)) throw new Invalid([{ path: 'confirmation', code }]);
}
