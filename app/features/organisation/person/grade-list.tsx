import { EmptyState } from '~/components/page/empty-state';
import { Tag } from '~/components/tag';
import { m } from '~/paraglide/messages';
import { gradeName } from '../organisation-words';

type GradeRow = { id: number; year: number; grade: string; source: string | null };

/** Official grades of a person or of a unit, the newest year first. */
export function GradeList({ grades }: { grades: readonly GradeRow[] }) {
  if (grades.length === 0) return <EmptyState icon="table" title={m.people_grades_none()} />;
  return (
    <ul className="tasks">
      {grades.map((row) => (
        <li className="task" key={row.id}>
          <div>
            <b>{gradeName(row.grade)}</b>
            {row.source && <p>{row.source}</p>}
          </div>
          <Tag>{row.year}</Tag>
        </li>
      ))}
    </ul>
  );
}
