import { Form, useNavigation } from '@remix-run/react';
import { Button, buttonClass, LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { CopyButton } from '~/components/copy-button';
import { Icon } from '~/components/icon';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { type Column, Table } from '~/components/page/table';
import { Chips } from '~/components/page/tabs';
import { Tag } from '~/components/tag';
import { showPhone } from '~/features/organisation/naming/phone';
import { showDay } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { LateKind } from './dashboard';
import { dashboardPath } from './dashboard-frame';
import { formKindName, lateStates } from './dashboard-words';
import { DownloadLinks } from './download-links';
import { HandOn, personText, smsPath } from './late-hand-on';
import type { LateCounts, LatePerson, listLate } from './late-queries.server';
import { NameSearch } from './name-search';

type Props = {
  list: Awaited<ReturnType<typeof listLate>>;
  unitId: number;
  cycleId: number;
  cycleName: string;
  counts: LateCounts;
  /** Letters can be sent from here; the product's own address, for what is handed on. */
  hasPost: boolean;
  link: string;
  kinds: LateKind[];
  kind: LateKind | null;
  search: string;
  /** Only those whom no letter reaches. */
  silent: boolean;
  today: string;
  /** Kinds that can be sent now, and how many who owe one were not reminded today. */
  open: LateKind[];
  toRemind: number;
  isCalling: boolean;
  /** Why nobody may be nudged now, in words; null when it may be done. */
  refusal: string | null;
};

/** The call list: a telephone and a reason in every row. */
export function LateList(props: Props) {
  const { list, unitId, cycleId, kind, search, silent, refusal, toRemind, isCalling } = props;
  const title = isCalling ? m.dashboard_late_title() : m.dashboard_tab_unsent();
  const isSending = useNavigation().state !== 'idle';
  const keep = { kind, search, silent: silent ? '1' : null };
  return (
    <Section
      aside={<DownloadLinks cycleId={cycleId} keep={keep} unitId={unitId} what="late" />}
      id="late"
      title={title}
    >
      <LateFilters {...props} />
      {list.total === 0 ? (
        <EmptyState icon="check-c" title={isCalling ? m.dashboard_late_none() : m.dashboard_unsent_none()}>
          {m.dashboard_late_none_text()}
        </EmptyState>
      ) : (
        <>
          <p className="sm mute">{m.dashboard_late_hint()}</p>
          {placesOf(list.rows).map(({ key, title: place, rows }) => (
            <Card key={key} kind="flush">
              <Table
                caption={place}
                columns={columnsOf(props, isSending)}
                mid
                rowKey={(row) => row.personId}
                rows={rows}
              />
            </Card>
          ))}
          <Pagination
            page={list.page}
            pageSize={list.pageSize}
            to={(page) => dashboardPath(unitId, 'late', { cycle: cycleId, ...keep, page })}
            total={list.total}
          />
          {isCalling && !refusal && (
            <HandOn {...props} silentTo={silent ? null : pathOf(props, { silent: '1' })} />
          )}
          {refusal && <p className="hint">{refusal}</p>}
          {!refusal && toRemind === 0 && <p className="hint">{m.dashboard_remind_done()}</p>}
          {!refusal && <p className="hint">{m.dashboard_remind_hint()}</p>}
          {!kind && !search && !silent && toRemind > 0 && <RemindAll {...props} isSending={isSending} />}
        </>
      )}
    </Section>
  );
}

/** What a nudge would come to, and the button: it stays in sight however long the list. */
function RemindAll({ counts, hasPost, toRemind, isSending }: Props & { isSending: boolean }) {
  return (
    <div className="sticky">
      <Form className="actions" method="post">
        <Button disabled={isSending} icon="bell">
          {m.dashboard_remind_all({ count: showCount(toRemind) })}
        </Button>
        <a className="sm" href="#hand-on">
          {hasPost
            ? m.dashboard_remind_reach({ silent: showCount(counts.silent) })
            : m.dashboard_remind_reach_none()}
        </a>
      </Form>
    </div>
  );
}

/** A page's people under the commune they stand in; those who have left stand last, together. */
function placesOf(rows: LatePerson[]) {
  const places = new Map<string, { key: string; title: string; rows: LatePerson[] }>();
  for (const row of rows) {
    const key = row.isGone ? ' gone' : row.place;
    const count = showCount(row.placeLate);
    const title = row.isGone ? m.dashboard_late_gone() : m.dashboard_late_place({ place: row.place, count });
    const place = places.get(key) ?? { key, title, rows: [] };
    place.rows.push(row);
    places.set(key, place);
  }
  return [...places.values()];
}

type Shown = { kind?: LateKind | null; silent?: '1' | null };

function pathOf({ unitId, cycleId, kind, search, silent }: Props, change: Shown): string {
  return dashboardPath(unitId, 'late', {
    cycle: cycleId,
    kind,
    search,
    silent: silent ? '1' : null,
    ...change,
  });
}

function LateFilters(props: Props) {
  const { kinds, kind, search, silent, cycleId, counts, hasPost } = props;
  const isAll = kind === null && !silent;
  return (
    <div className="stack">
      <Chips
        items={[
          {
            to: pathOf(props, { kind: null, silent: null }),
            label: m.dashboard_filter_kind_all(),
            current: isAll,
          },
          ...kinds.map((one) => ({
            to: pathOf(props, { kind: one, silent: null }),
            label: formKindName(one),
            current: kind === one && !silent,
          })),
          ...(hasPost && counts.silent > 0
            ? [
                {
                  to: pathOf(props, { kind: null, silent: '1' }),
                  label: m.dashboard_filter_silent({ count: showCount(counts.silent) }),
                  current: silent,
                },
              ]
            : []),
        ]}
        label={m.dashboard_filter_kind()}
      />
      <NameSearch keep={{ cycle: cycleId, kind, silent: silent ? '1' : null }} text={search} />
    </div>
  );
}

function columnsOf(
  { today, refusal, open, cycleId, cycleName, link }: Props,
  isSending: boolean,
): Column<LatePerson>[] {
  return [
    { key: 'name', head: m.dashboard_late_person(), rowHead: true, cell: (row) => row.fullName },
    { key: 'unit', head: m.dashboard_late_unit(), cell: branchOf },
    {
      key: 'state',
      head: m.dashboard_late_state(),
      cell: (row) => (
        <div>
          {row.isGone && <Tag icon="lock">{m.dashboard_late_gone()}</Tag>}
          {lateStates(row).map((text) => (
            <div key={text}>{text}</div>
          ))}
        </div>
      ),
    },
    {
      key: 'reminded',
      head: m.dashboard_late_reminded(),
      cell: (row) => <Reminded row={row} today={today} />,
    },
    {
      key: 'act',
      head: m.dashboard_late_act(),
      headHidden: true,
      full: true,
      cell: (row) =>
        row.isAbove ? (
          <span className="mute">{m.dashboard_late_above()}</span>
        ) : row.isGone ? (
          <GoneWays cycleId={cycleId} row={row} />
        ) : (
          <div className="row">
            <Phone phone={row.phone} />
            {row.phone && !refusal && (
              <a
                className={`${buttonClass({ variant: 'quiet', small: true })} touch-only`}
                href={smsPath(row.phone, { cycleName, link })}
              >
                {m.dashboard_late_sms()}
                <span className="sr"> {row.fullName}</span>
              </a>
            )}
            {!row.hasEmail && !refusal && (
              <>
                <span className="sm mute">{m.dashboard_late_no_email()}</span>
                <CopyButton value={personText(row.fullName, { cycleName, link })}>
                  {m.dashboard_late_copy()}
                  <span className="sr"> {row.fullName}</span>
                </CopyButton>
              </>
            )}
            {!refusal && row.remindedOn !== today && open.some((kind) => row[kind] !== null) && (
              <Form method="post" preventScrollReset>
                <input name="personId" type="hidden" value={row.personId} />
                <Button disabled={isSending} small variant="quiet">
                  {m.dashboard_remind_one()}
                  <span className="sr"> {row.fullName}</span>
                </Button>
              </Form>
            )}
          </div>
        ),
    },
  ];
}

/** The heading above names the commune already. */
function branchOf({ unitName, place }: LatePerson): string {
  return unitName.endsWith(`, ${place}`) ? unitName.slice(0, -place.length - 2) : unitName;
}

/** Nobody to call: what can be done instead. */
function GoneWays({ row, cycleId }: { row: LatePerson; cycleId: number }) {
  return (
    <div className="row">
      {(row.peer || row.superior) && (
        <LinkButton small to="/assessment" variant="secondary">
          {m.dashboard_late_gone_rater()}
        </LinkButton>
      )}
      {row.cyclePersonId !== null && (
        <LinkButton small to={`/cycle/${cycleId}/person/${row.cyclePersonId}/leaving`} variant="secondary">
          {m.dashboard_late_gone_leave()}
        </LinkButton>
      )}
    </div>
  );
}

function Phone({ phone }: { phone: string | null }) {
  if (!phone) return <span className="mute">{m.dashboard_late_no_phone()}</span>;
  return (
    <a className={buttonClass({ variant: 'secondary', small: true })} href={`tel:${phone}`}>
      <Icon name="phone" />
      <span className="num">{showPhone(phone)}</span>
    </a>
  );
}

function Reminded({ row, today }: { row: LatePerson; today: string }) {
  if (!row.remindedOn) return <span className="mute">{m.dashboard_late_never()}</span>;
  if (row.remindedOn === today)
    return (
      <Tag icon="check" kind="ok">
        {m.dashboard_late_today()}
      </Tag>
    );
  return <>{m.dashboard_late_times({ times: row.reminders, day: showDay(row.remindedOn) })}</>;
}
