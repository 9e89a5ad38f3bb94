import { lazy, Suspense, useEffect, useState } from 'react';
import { Card } from '~/components/card';
import { Legend, LegendItem, SourceLine } from '~/components/chart/legend';
import { m } from '~/paraglide/messages';
import type { SkillRow } from './view';

/** Width and height the drawing takes: held free until it arrives. */
const box = [640, 300] as const;

const Figure = lazy(() => import('./chart-bars').then((file) => ({ default: file.ResultChartBars })));

/** The table's figures as bars. The library comes after the page, and only here; without a script the table stands. */
export function ResultChart({ rows, isPeerWithheld }: { rows: SkillRow[]; isPeerWithheld: boolean }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const held = <svg aria-hidden="true" viewBox={`0 0 ${box[0]} ${box[1]}`} />;
  return (
    <Card id="chart" title={m.scoring_result_chart()}>
      <Legend>
        <LegendItem mark="self">{m.scoring_result_self()}</LegendItem>
        {!isPeerWithheld && <LegendItem mark="peer">{m.scoring_result_peer()}</LegendItem>}
        <LegendItem mark="superior">{m.scoring_result_superior()}</LegendItem>
      </Legend>
      <div aria-hidden="true">
        {ready ? (
          <Suspense fallback={held}>
            <Figure aspect={box[0] / box[1]} rows={rows} />
          </Suspense>
        ) : (
          held
        )}
      </div>
      <SourceLine>{m.scoring_result_chart_note()}</SourceLine>
    </Card>
  );
}
