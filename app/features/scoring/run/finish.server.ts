/** From sealed material to what is kept of a run: opened, computed, hashed. */
import { createHash, createHmac } from 'node:crypto';
import { deriveKey } from '~/features/assessment/peer/key.server';
import { Conflict } from '~/lib/errors';
import type { OwnSeverity } from '../scoring';
import { type ScoredForm, scoreForms } from './aggregate';
import { openForms } from './boxes.server';
import { inputText, outputText } from './digest';
import type { RunMaterial } from './material.server';
import type { RunProgress } from './model';
import { computeRun, type RunInput, type RunOutput } from './run';

export type FinishedRun = Omit<RunOutput, 'severities'> & {
  inputHash: string;
  outputHash: string;
  forms: { self: number; peer: number; superior: number };
  /** One for everybody who was asked, whatever is in it. */
  severities: { personId: number; own: OwnSeverity }[];
};

/** Computes a run from its material. Throws `Conflict` when the boxes do not open. */
export function finishRun(material: RunMaterial, onProgress?: RunProgress): FinishedRun {
  const dataKey = material.dataKey && Buffer.from(material.dataKey);
  const input = inputOf(material, dataKey);
  const scored = scoreForms(input);
  const inputHash = hashOf(inputText({ ...input, forms: scored.forms }), dataKey);
  const label = labelsOf(scored.forms, inputHash, dataKey);
  const { severities, ...output } = computeRun(input, scored, label, onProgress);
  const forms = { self: 0, peer: 0, superior: 0 };
  for (const { role } of input.forms) forms[role] += 1;
  const name = nameOf(material);
  const none: OwnSeverity = { forms: 0, points: null, low: null, high: null };
  return {
    ...output,
    inputHash,
    outputHash: hashOf(outputText({ ...output, severities }), dataKey),
    forms,
    severities: material.askedPersons.map((personId) => ({
      personId,
      own: severities.get(name(personId)) ?? none,
    })),
  };
}

/** The forms under names of this run: a ratee's own row, or the person's number with a letter before it. */
function inputOf(material: RunMaterial, dataKey: Buffer | null): RunInput {
  const { boxes, recused, only, openForms: open, ...rest } = material;
  if (boxes.length > 0 && !dataKey) throw new Conflict({ reason: 'scoring.keyLost' });
  const name = nameOf(material);
  const inCycle = new Set(material.ratees.map(({ id }) => id));
  const wanted = only && new Set(only);
  const peers = (dataKey ? openForms(boxes, recused, dataKey) : []).filter(
    ({ id, ratee }) => inCycle.has(ratee) && (!wanted || wanted.has(id)),
  );
  const forms: ScoredForm[] = [
    ...open.map(({ rater, ...form }) => ({
      ...form,
      id: `${form.role} ${form.ratee} ${rater}`,
      rater: name(rater),
    })),
    ...peers.map(({ id, ratee, author, levels, sentAt }) => ({
      ...{ id, ratee, rater: name(author), role: 'peer' as const, answers: levels, sentAt },
    })),
  ];
  return { ...rest, forms };
}

function nameOf({ ratees }: RunMaterial): (personId: number) => string {
  const own = new Map([...ratees].reverse().map(({ id, personId }) => [personId, String(id)]));
  return (personId) => own.get(personId) ?? `p${personId}`;
}

/**
 * Numbers of the raters whose forms were used, in an order that is the same in every repeat, another in every other run,
 * and tells nothing to whoever does not hold the key.
 */
function labelsOf(
  forms: readonly ScoredForm[],
  inputHash: string,
  dataKey: Buffer | null,
): Map<string, number> {
  const key = dataKey ? deriveKey(dataKey, `rater labels v1 ${inputHash}`) : Buffer.alloc(32);
  const raters = new Set(forms.flatMap(({ role, rater }) => (role === 'self' ? [] : [rater])));
  const place = new Map(
    [...raters].map((rater) => [rater, createHmac('sha256', key).update(rater).digest('hex')]),
  );
  const order = [...raters].sort((a, b) => (place.get(a)! < place.get(b)! ? -1 : 1));
  return new Map(order.map((rater, k) => [rater, k + 1]));
}

/** With peer forms an HMAC under the data key: a bare hash of a small cycle could be tried out against every form. */
function hashOf(text: string, dataKey: Buffer | null): string {
  const hash = dataKey ? createHmac('sha256', deriveKey(dataKey, 'scoring input v1')) : createHash('sha256');
  return hash.update(text).digest('hex');
}
