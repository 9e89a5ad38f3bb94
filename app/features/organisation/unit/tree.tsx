import { Link } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { EmptyState } from '~/components/page/empty-state';
import { m } from '~/paraglide/messages';
import type { RootBranch } from './queries.server';
import { ChildrenTable } from './view';

/** The reader's part of the tree: each of their units with what lies directly below it. */
export function RootTree({ roots }: { roots: RootBranch[] }) {
  if (roots.length === 0) return <EmptyState icon="table" level={2} title={m.people_tree_none()} />;
  return roots.map(({ root, children }) => (
    <Section
      aside={
        <LinkButton iconAfter="right" small to={`/organisation/unit/${root.id}`} variant="quiet">
          {m.people_tree_open()}
        </LinkButton>
      }
      id={`unit-${root.id}`}
      key={root.id}
      title={root.name}
    >
      {children.total === 0 ? (
        <EmptyState icon="table" title={m.people_unit_no_children()}>
          {m.people_unit_no_children_text()}
        </EmptyState>
      ) : (
        <Card kind="flush">
          <ChildrenTable rows={children.rows} />
        </Card>
      )}
      {children.total > children.rows.length && (
        <p>
          <Link className="tap" to={`/organisation/unit/${root.id}?page=2#units`}>
            {m.people_tree_more({ total: children.total })}
          </Link>
        </p>
      )}
    </Section>
  ));
}
