import type { ReactNode } from 'react';

type Mark = 'self' | 'peer' | 'superior' | 'band' | 'raw' | 'cut';

const drawings: Record<Mark, ReactNode> = {
  self: <circle className="g-self" cx="8" cy="8" r="5.5" />,
  peer: <circle className="g-peer" cx="8" cy="8" r="6" />,
  superior: <path className="g-sup" d="M8 1l7 7-7 7-7-7z" />,
  band: <rect className="g-band" height="10" rx="2" width="16" y="3" />,
  raw: <circle className="g-raw" cx="8" cy="8" r="5" />,
  cut: <path className="g-cut" d="M8 0V16" />,
};

/** One mark of a figure and what it means. */
export function LegendItem({ mark, children }: { mark: Mark; children: ReactNode }) {
  return (
    <span>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {drawings[mark]}
      </svg>
      {children}
    </span>
  );
}

/** The marks of a figure in a row, above it or as its caption. */
export function Legend({ children }: { children: ReactNode }) {
  return <p className="legend">{children}</p>;
}

/** The sentence a figure means, above it. */
export function Reading({ children }: { children: ReactNode }) {
  return <p className="reading">{children}</p>;
}

/** Where the figures come from: cycle, framework version, run, time, filters, n. Below the figure. */
export function SourceLine({ children }: { children: ReactNode }) {
  return <p className="src">{children}</p>;
}
