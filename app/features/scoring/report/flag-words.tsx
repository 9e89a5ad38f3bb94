/** Flags in words: a short tag beside a person, a question with what it may honestly mean on the page of flags. */
import { m } from '~/paraglide/messages';
import type { RunFlagKind } from '../scoring';

type Words = { tag: () => string; question: () => string; meaning: () => string };

const words: Record<RunFlagKind, Words> = {
  reciprocal_pair: {
    tag: m.scoring_flag_reciprocal_pair,
    question: m.scoring_flag_reciprocal_pair_question,
    meaning: m.scoring_flag_reciprocal_pair_meaning,
  },
  ring: {
    tag: m.scoring_flag_ring,
    question: m.scoring_flag_ring_question,
    meaning: m.scoring_flag_ring_meaning,
  },
  straight_line: {
    tag: m.scoring_flag_straight_line,
    question: m.scoring_flag_straight_line_question,
    meaning: m.scoring_flag_straight_line_meaning,
  },
  constant: {
    tag: m.scoring_flag_constant,
    question: m.scoring_flag_constant_question,
    meaning: m.scoring_flag_constant_meaning,
  },
  severe: {
    tag: m.scoring_flag_severe,
    question: m.scoring_flag_severe_question,
    meaning: m.scoring_flag_severe_meaning,
  },
  lenient: {
    tag: m.scoring_flag_lenient,
    question: m.scoring_flag_lenient_question,
    meaning: m.scoring_flag_lenient_meaning,
  },
  erratic: {
    tag: m.scoring_flag_erratic,
    question: m.scoring_flag_erratic_question,
    meaning: m.scoring_flag_erratic_meaning,
  },
  too_predictable: {
    tag: m.scoring_flag_too_predictable,
    question: m.scoring_flag_too_predictable_question,
    meaning: m.scoring_flag_too_predictable_meaning,
  },
  drift: {
    tag: m.scoring_flag_drift,
    question: m.scoring_flag_drift_question,
    meaning: m.scoring_flag_drift_meaning,
  },
  unit_bias: {
    tag: m.scoring_flag_unit_bias,
    question: m.scoring_flag_unit_bias_question,
    meaning: m.scoring_flag_unit_bias_meaning,
  },
  self_far: {
    tag: m.scoring_flag_self_far,
    question: m.scoring_flag_self_far_question,
    meaning: m.scoring_flag_self_far_meaning,
  },
  orders_differ: {
    tag: m.scoring_flag_orders_differ,
    question: m.scoring_flag_orders_differ_question,
    meaning: m.scoring_flag_orders_differ_meaning,
  },
};

export const flagTag = (kind: RunFlagKind) => words[kind].tag();
export const flagQuestion = (kind: RunFlagKind) => words[kind].question();
export const flagMeaning = (kind: RunFlagKind) => words[kind].meaning();
