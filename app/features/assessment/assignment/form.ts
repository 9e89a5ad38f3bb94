/** The officer's forms: a proposal taken whole, one peer added or taken back. */
import * as z from 'zod/mini';
import { readPairs } from './pool';

/** `pairs` is what the page showed: what is stored is what was read. */
export const proposalSchema = z.object({
  pairs: z
    .catch(z.string(), '')
    .check(z.refine((text) => (readPairs(text) ?? []).length > 0, 'assessment.pairNotAllowed')),
});
export type ProposalForm = z.infer<typeof proposalSchema>;

const person = z.catch(z.string(), '').check(z.regex(/^\d{1,9}$/, 'assessment.raterRequired'));

export const peerChangeSchema = z.object({ change: z.enum(['add', 'remove']), raterId: person });
export type PeerChangeForm = z.infer<typeof peerChangeSchema>;
