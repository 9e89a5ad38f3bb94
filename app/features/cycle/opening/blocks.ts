/** What makes a year dead before it begins: each of these stops an opening, for an opening cannot be undone later. */
import type { Refusal } from '~/lib/errors';
import type { CycleSettings } from '../cycle';
import type { OpeningPreview } from './opening';

type Counted = Pick<
  OpeningPreview,
  | 'ratees'
  | 'rateesByKind'
  | 'unitsByLevel'
  | 'forms'
  | 'linking'
  | 'nominatingUnits'
  | 'quotaSum'
  | 'withoutSkills'
  | 'noNominator'
  | 'idleNominators'
>;

/** Reasons why this cycle cannot be opened over this tree and roster; empty when every step of it has somebody behind it. */
export function openingBlocks(settings: CycleSettings, counts: Counted): Refusal[] {
  const { ratees, forms } = counts;
  if (ratees === 0) return [{ reason: 'cycle.nobody' }, ...nominatingBlocks(counts)];
  const kinds = Object.keys(counts.rateesByKind).length;
  return [
    ...when(counts.withoutSkills.length === kinds, 'cycle.noSkills'),
    ...when(settings.roleWeights.peer > 0 && forms.peer === 0, 'cycle.noPeers'),
    ...superiorBlocks(settings, counts),
    ...nominatingBlocks(counts),
    ...linkingBlocks(settings, counts),
  ];
}

/** Without superiors the heavier part of the score, and with it the condition "assessed", is missing for everybody. */
function superiorBlocks(
  { superior, roleWeights }: CycleSettings,
  { unitsByLevel, forms }: Counted,
): Refusal[] {
  if (roleWeights.superior === 0 || forms.superior > 0) return [];
  return [{ reason: unitsByLevel[superior.level] ? 'cycle.noSuperiors' : 'cycle.noSuperiorUnits' }];
}

function nominatingBlocks({
  ratees,
  nominatingUnits,
  quotaSum,
  noNominator,
  idleNominators,
}: Counted): Refusal[] {
  if (nominatingUnits === 0) return [{ reason: 'cycle.noNominatingUnits' }];
  return [
    ...when(quotaSum === 0, 'cycle.noQuota'),
    ...when(idleNominators.length === nominatingUnits, 'cycle.noNominators'),
    ...when(ratees > 0 && noNominator.length === ratees, 'cycle.nobodyNominated'),
  ];
}

function linkingBlocks({ linking }: CycleSettings, { unitsByLevel, linking: sums }: Counted): Refusal[] {
  if (!linking) return [];
  if (!unitsByLevel[linking.level]) return [{ reason: 'cycle.noLinkingUnits' }];
  const have = sums?.raters ?? 0;
  if (have < linking.ratersEach)
    return [{ reason: 'cycle.linkersFew', params: { have, need: linking.ratersEach } }];
  return when(sums?.forms === 0, 'cycle.noLinks');
}

function when(isSo: boolean, reason: string): Refusal[] {
  return isSo ? [{ reason }] : [];
}
