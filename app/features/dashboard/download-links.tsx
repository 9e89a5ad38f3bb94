import { buttonClass } from '~/components/button';
import { Icon } from '~/components/icon';
import { m } from '~/paraglide/messages';
import { type DashboardPart, dashboardPath } from './dashboard-frame';

type Props = { unitId: number; cycleId: number; what: DashboardPart; keep?: Record<string, string | null> };

/** Files of what the page shows: plain links, for the browser saves them itself. */
export function DownloadLinks({ unitId, cycleId, what, keep = {} }: Props) {
  const to = (format: string) => dashboardPath(unitId, 'export', { what, format, cycle: cycleId, ...keep });
  return (
    <div className="row no-print">
      {['xlsx', 'csv'].map((format) => (
        <a
          className={buttonClass({ variant: 'secondary', small: true })}
          download
          href={to(format)}
          key={format}
        >
          <Icon name="down" />
          <span className="sr">{m.dashboard_download()} </span>
          {format.toUpperCase()}
        </a>
      ))}
    </div>
  );
}
