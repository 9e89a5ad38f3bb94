import { Card } from '~/components/card';
import { type Task, TaskList } from '~/components/page/task-list';
import { Tag } from '~/components/tag';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';

type FirstDayProps = { counts: { units: number; people: number }; frameworks: number; cycles: number };

/** A new province has its own unit and its first administrator; everything beyond is still to come. */
const begun = { units: 1, people: 1 };

/** The first day of a province: units, roster, framework, cycle. Gone once all four are there. */
export function FirstDay({ counts, frameworks, cycles }: FirstDayProps) {
  const steps = [
    {
      key: 'units',
      to: '/organisation/import?kind=unit',
      title: m.people_first_units(),
      text: m.people_first_units_text(),
      count: Math.max(0, counts.units - begun.units),
    },
    {
      key: 'roster',
      to: '/organisation/import?kind=roster',
      title: m.people_first_roster(),
      text: m.people_first_roster_text(),
      count: Math.max(0, counts.people - begun.people),
    },
    {
      key: 'framework',
      to: '/framework',
      title: m.people_first_framework(),
      text: m.people_first_framework_text(),
      count: frameworks,
    },
    {
      key: 'cycle',
      to: '/cycle',
      title: m.people_first_cycle(),
      text: m.people_first_cycle_text(),
      count: cycles,
    },
  ];
  const left = steps.filter((step) => step.count === 0);
  if (left.length === 0) return null;
  const tasks: Task[] = steps.map(({ key, to, title, text, count }) => ({
    key,
    to,
    title,
    text,
    state:
      count > 0 ? (
        <Tag icon="check" kind="ok">
          {m.people_first_done({ count: showCount(count) })}
        </Tag>
      ) : (
        <Tag kind={key === left[0]?.key ? 'go' : 'plain'}>
          {key === left[0]?.key ? m.people_first_now() : m.people_first_later()}
        </Tag>
      ),
  }));
  return (
    <Card kind="next" title={m.people_first({ left: left.length })}>
      <TaskList tasks={tasks} />
    </Card>
  );
}
