import { Card, Section } from '~/components/card';
import { Reading } from '~/components/chart/legend';
import { Pagination } from '~/components/page/pagination';
import { Table } from '~/components/page/table';
import { Tag, type TagKind } from '~/components/tag';
import { showCount, showDecimal } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { UnitLink } from '../scoring';
import type { FoundGrounds } from './ground-queries.server';
import { runPath } from './tabs';

/** Alpha skill by skill, in words and as a figure: where raters read the levels differently, the texts need work. */
export function AgreementTable({ agreement }: { agreement: NonNullable<FoundGrounds['agreement']> }) {
  return (
    <Section id="agreement" title={m.scoring_grounds_agreement()}>
      <Reading>
        {agreement.all === null
          ? m.scoring_grounds_agreement_few()
          : m.scoring_grounds_agreement_reading({
              alpha: showDecimal(agreement.all, 2),
              word: alphaWord(agreement.all),
            })}
      </Reading>
      <p className="hint">{m.scoring_grounds_agreement_hint()}</p>
      <Card kind="flush">
        <Table
          caption={m.scoring_grounds_agreement()}
          captionHidden
          columns={[
            {
              key: 'skill',
              head: m.scoring_grounds_skill(),
              rowHead: true,
              cell: ({ code, name }: (typeof agreement.skills)[number]) =>
                m.scoring_grounds_skill_name({ code, name }),
            },
            {
              key: 'word',
              head: m.scoring_grounds_agree(),
              cell: ({ alpha }) => (alpha === null ? m.scoring_grounds_alpha_none() : alphaWord(alpha)),
            },
            {
              key: 'alpha',
              head: m.scoring_grounds_alpha(),
              right: true,
              cell: ({ alpha }) => (alpha === null ? '–' : showDecimal(alpha, 2)),
            },
          ]}
          dense
          rowKey={({ code }) => code}
          rows={agreement.skills}
        />
      </Card>
    </Section>
  );
}

/** Krippendorff's own bounds: .8 for firm conclusions, .667 for tentative ones. */
function alphaWord(alpha: number): string {
  if (alpha >= 0.8) return m.scoring_grounds_alpha_high();
  if (alpha >= 0.667) return m.scoring_grounds_alpha_fair();
  return alpha >= 0.4 ? m.scoring_grounds_alpha_middle() : m.scoring_grounds_alpha_low();
}

export function LinkTable({ found }: { found: FoundGrounds }) {
  const { run, units, counts, page, pageSize } = found;
  return (
    <Section id="links" title={m.scoring_grounds_links()}>
      <Reading>{linkReading(counts)}</Reading>
      <p className="hint">{m.scoring_grounds_links_hint()}</p>
      {units.length > 0 && (
        <Card kind="flush">
          <Table
            caption={m.scoring_grounds_links()}
            captionHidden
            columns={[
              {
                key: 'unit',
                head: m.scoring_grounds_unit(),
                rowHead: true,
                cell: (row: (typeof units)[number]) => row.name,
              },
              {
                key: 'forms',
                head: m.scoring_grounds_forms(),
                right: true,
                cell: ({ link }) => showCount(link.forms),
              },
              {
                key: 'linking',
                head: m.scoring_grounds_linking(),
                right: true,
                cell: ({ link }) => showCount(link.linkingForms),
              },
              {
                key: 'raters',
                head: m.scoring_grounds_linkers(),
                right: true,
                cell: ({ link }) => showCount(link.linkingRaters),
              },
              {
                key: 'state',
                head: m.scoring_grounds_state(),
                cell: ({ link }) => <LinkTag status={link.status} />,
              },
            ]}
            dense
            mid
            rowKey={({ unitId }) => unitId}
            rows={units}
          />
        </Card>
      )}
      {counts.units > pageSize && (
        <Pagination
          page={page}
          pageSize={pageSize}
          to={(at) => `${runPath(run.id, 'grounds')}?page=${at}#links`}
          total={counts.units}
        />
      )}
    </Section>
  );
}

function linkReading({ units, weak, apart }: FoundGrounds['counts']): string {
  if (units === 0) return m.scoring_grounds_links_none();
  if (weak + apart === 0) return m.scoring_grounds_links_all({ units: showCount(units) });
  return m.scoring_grounds_links_some({
    units: showCount(units),
    weak: showCount(weak),
    apart: showCount(apart),
  });
}

const linkLook: Record<UnitLink['status'], { kind: TagKind; text: () => string }> = {
  connected: { kind: 'ok', text: m.scoring_link_connected },
  weak: { kind: 'warn', text: m.scoring_link_weak },
  disconnected: { kind: 'late', text: m.scoring_link_disconnected },
};

function LinkTag({ status }: { status: UnitLink['status'] }) {
  const { kind, text } = linkLook[status];
  return <Tag kind={kind}>{text()}</Tag>;
}
