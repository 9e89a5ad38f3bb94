/**
 * Codes into sentences, on the server, where the whole catalogue is at hand. 'assessment.phaseClosed' is the message
 * `assessment_refusal_phase_closed`; a plain code ('required') is `app_refusal_required`.
 */
import * as messages from '~/paraglide/messages';
import type { Params, Refusal } from './errors';

type Message = (params: Params) => string;

/** Codes of general fields ('day.invalid') belong to the app, not to a noun. */
const general = /^(day|date|number|email|phone|choice)\./;

/** The message key of a code. */
export function keyOf(code: string): string {
  const dot = general.test(code) ? -1 : code.indexOf('.');
  const noun = dot < 0 ? 'app' : code.slice(0, dot);
  const rest = (dot < 0 ? code : code.slice(dot + 1)).replaceAll('.', '_');
  return `${noun}_refusal_${rest.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

/** The sentence for a code, in the request's language. Unknown codes answer with the general sentence. */
export function sayCode(code: string, params: Params = {}): string {
  return messageOf(keyOf(code), params) ?? messageOf('app_refusal_invalid', params) ?? code;
}

/** A message found by its key, or null. */
export function messageOf(key: string, params: Params): string | null {
  const catalogue = messages as unknown as Record<string, Message | undefined>;
  return catalogue[key]?.(params) ?? null;
}

export function say(refusal: Refusal): string {
  return sayCode(refusal.reason, refusal.params);
}
