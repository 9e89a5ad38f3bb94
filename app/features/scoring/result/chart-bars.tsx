import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { levelDomain, levelTicks } from '~/components/chart/axis';
import type { SkillRow } from './view';

/** Three bars a skill on the scale of levels, which starts at 1. What is withheld or missing has no bar. */
export function ResultChartBars({ rows, aspect }: { rows: SkillRow[]; aspect: number }) {
  return (
    <ResponsiveContainer aspect={aspect} width="100%">
      <BarChart
        // The table says the same: the picture is hidden from readers, so nothing in it takes the focus.
        accessibilityLayer={false}
        barCategoryGap="22%"
        barGap={0}
        data={rows}
        margin={{ top: 8, right: 4, bottom: 0, left: -28 }}
      >
        <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
        <XAxis dataKey="code" interval={0} stroke="var(--ink-2)" tick={{ fontSize: 11 }} tickLine={false} />
        <YAxis
          domain={[...levelDomain]}
          interval={0}
          stroke="var(--ink-2)"
          tick={{ fontSize: 12 }}
          tickLine={false}
          ticks={[...levelTicks]}
        />
        <Bar
          dataKey="self"
          fill="var(--surface)"
          isAnimationActive={false}
          stroke="var(--self)"
          strokeWidth={1.5}
        />
        <Bar dataKey="peer" fill="var(--peer)" isAnimationActive={false} />
        <Bar dataKey="superior" fill="var(--sup)" isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}
