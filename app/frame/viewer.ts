/** What every page knows of the person looking at it. */
import type { Noun } from '~/features/flow';
import type { Person } from '~/features/organisation/actor';
import { closedStops } from './closed-stops';

export type Viewer = {
  personId: number;
  name: string;
  initials: string;
  /** The seat the person speaks from: title and unit, in full. */
  role: string;
  /** Sees the officers' line; a secretary sees four places at the thumb instead. */
  isOfficer: boolean;
  isBoard: boolean;
  isSecretary: boolean;
  /** Stops of the officers' line that are not open to this seat. */
  closed: Noun[];
};

export function describeViewer(person: Person): Viewer {
  const seat = [...person.appointments].sort(byStanding)[0];
  const words = person.name.split(' ');
  return {
    personId: person.personId,
    name: person.name,
    initials: words
      .slice(-2)
      .map((word) => word[0] ?? '')
      .join('')
      .toUpperCase(),
    role: seat ? `${seat.titleName} ${seat.unitName}` : '',
    isOfficer: person.appointments.some((a) => a.unitLevel !== 'branch' && a.power !== 'member'),
    isBoard: person.appointments.some((a) => a.unitLevel === 'province' && a.power === 'manage'),
    isSecretary: person.appointments.some((a) => a.unitLevel === 'branch'),
    closed: closedStops(person),
  };
}

const standing = { centre: 0, province: 1, district: 2, grassroots: 3, branch: 4 } as const;

function byStanding(a: Person['appointments'][number], b: Person['appointments'][number]): number {
  return standing[a.unitLevel] - standing[b.unitLevel];
}
