/** The part of the cycle's form about linking forms: off, or who is drawn where and who rates them. */
import * as z from 'zod/mini';
import type { Issue } from '~/lib/errors';
import { type Linking, linkingLevels, superiorTitles } from '../cycle';
import { badChoice, badNumber, number } from './reading';

/** What a board finds filled in when it turns linking on. */
const offered: Linking = {
  level: 'district',
  perUnit: 5,
  officeLevel: 'province',
  titles: ['STANDING_MEMBER', 'OFFICER'],
  ratersEach: 2,
};

const words = () => z.catch(z.string(), '').check(z.trim());
export const linkingFields = () =>
  z.object({
    use: words(),
    level: words(),
    perUnit: words(),
    ratersEach: words(),
    titles: z.catch(z.array(z.string()), []),
  });
type LinkingForm = z.infer<ReturnType<typeof linkingFields>>;

/** Stands in for what was not sent. */
export const noLinking: LinkingForm = { use: 'no', level: '', perUnit: '', ratersEach: '', titles: [] };

export function linkingOf({ use, level, perUnit, ratersEach, titles }: LinkingForm): Linking | null {
  if (use !== 'yes') return null;
  return {
    level: level as Linking['level'],
    perUnit: number(perUnit),
    officeLevel: offered.officeLevel,
    titles: superiorTitles.filter((title) => titles.includes(title)),
    ratersEach: number(ratersEach),
  };
}

export function linkingFormOf(kept: Linking | null | undefined): LinkingForm {
  const { level, perUnit, ratersEach, titles } = kept ?? offered;
  return {
    use: kept ? 'yes' : 'no',
    level,
    perUnit: String(perUnit),
    ratersEach: String(ratersEach),
    titles: [...titles],
  };
}

/** What cannot be read in it; nothing is asked while it is off. */
export function linkingIssues({ use, level, perUnit, ratersEach }: LinkingForm): Issue[] {
  if (use !== 'yes') return [];
  return [
    ...badChoice('linking.level', level, linkingLevels),
    ...badNumber('linking.perUnit', perUnit),
    ...badNumber('linking.ratersEach', ratersEach),
  ];
}
