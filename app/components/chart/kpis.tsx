import type { ReactNode } from 'react';

type Kpi = { key: string; value: ReactNode; label: ReactNode; late?: boolean };

/** Up to four figures that answer "who needs a call". No data is –, never 0. */
export function Kpis({ items }: { items: Kpi[] }) {
  return (
    <dl className="kpis">
      {items.map((item) => (
        <div className="kpi" key={item.key}>
          <dt>{item.label}</dt>
          <dd>
            <b className={item.late ? 'late' : undefined}>{item.value}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
}
