import type { ReactNode } from 'react';

type DetailsProps = {
  summary: ReactNode;
  open?: boolean;
  /** Inside a card without padding. */
  padded?: boolean;
  id?: string;
  children: ReactNode;
};

/** More for those who want it; the browser opens it, and paper shows it open. */
export function Details({ summary, open, padded, id, children }: DetailsProps) {
  return (
    <details className={padded ? 'more pad' : 'more'} id={id} open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
