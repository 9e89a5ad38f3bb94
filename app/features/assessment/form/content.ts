/** What a form holds, as it is stored: one document per form. */

/** 'assigned' = never opened; 'draft' = begun; 'submitted' = sent, final; 'recused' = the rater may not rate. */
export type FormState = 'assigned' | 'draft' | 'submitted' | 'recused';

/** A level 1–5, or one of the two non-scores: NE "chưa đủ căn cứ", NA "không áp dụng". Never entered as 0. */
export type Answer = 1 | 2 | 3 | 4 | 5 | 'NE' | 'NA';

/** Competency code → answer; a code that is absent is not answered yet. */
export type FormAnswers = Record<string, Answer>;

/** Self and superior forms. Notes and evidence by competency code; evidence is asked for at levels 4 and 5. */
export type OpenFormContent = {
  answers: FormAnswers;
  notes: Record<string, string>;
  evidence: Record<string, string>;
  comment: string;
};
