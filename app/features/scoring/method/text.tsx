import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { Table } from '~/components/page/table';
import { type CycleSettings, defaultSettings } from '~/features/cycle/cycle';
import { missingText, weightsText } from '~/features/cycle/cycle-settings-words';
import { m } from '~/paraglide/messages';
import { modelDefaults } from '../scoring';
import { severityForms } from '../severity/severity';
import { MethodFormulas } from './formulas';
import { MethodFound } from './found';

/** The whole method in plain words, for everybody; `settings` are those of the running cycle. */
export function MethodText({ settings }: { settings: CycleSettings | null }) {
  const needed = (settings ?? defaultSettings).peersNeeded;
  return (
    <div className="stack-l">
      <Card id="fair" title={m.scoring_method_fair()}>
        <DescriptionList items={fairItems()} />
      </Card>
      <Card id="total" title={m.scoring_method_total()}>
        <ul className="prose stack-s">
          <li>{m.scoring_method_total_1()}</li>
          <li>{m.scoring_method_total_2()}</li>
          <li>{m.scoring_method_total_3()}</li>
          <li>{m.scoring_method_total_4()}</li>
          <li>{m.scoring_method_total_5()}</li>
        </ul>
        {settings && (
          <p>{m.scoring_method_cycle({ weights: weightsText(settings), missing: missingText(settings) })}</p>
        )}
      </Card>
      <MethodFound />
      <MethodFormulas />
      <Card id="thresholds" title={m.scoring_method_thresholds()}>
        <ul className="prose stack-s">
          <li>{m.scoring_method_threshold_peer({ needed })}</li>
          <li>{m.scoring_method_threshold_total()}</li>
          <li>{m.scoring_method_threshold_unit()}</li>
          <li>{m.scoring_method_threshold_run({ needed })}</li>
        </ul>
      </Card>
      <Card id="readers" title={m.scoring_method_readers()}>
        <Readers />
        <Link className="tap" to="/severity">
          {m.scoring_method_severity_link()}
        </Link>
      </Card>
      <Card id="flags" title={m.scoring_method_flags()}>
        <p className="prose">{m.scoring_method_flags_text()}</p>
      </Card>
      <Card id="ties" title={m.scoring_method_ties()}>
        <p className="prose">{m.scoring_method_ties_text()}</p>
      </Card>
      <Card id="key" title={m.scoring_method_key()}>
        <p className="prose">{m.scoring_method_key_text()}</p>
      </Card>
      <Card id="limits" title={m.scoring_method_limits()}>
        <ul className="prose stack-s">
          <li>{m.scoring_method_limits_1()}</li>
          <li>{m.scoring_method_limits_links()}</li>
          <li>{m.scoring_method_limits_top()}</li>
          <li>{m.scoring_method_limits_2()}</li>
          <li>{m.scoring_method_limits_3()}</li>
          <li>{m.scoring_method_limits_4()}</li>
          <li>{m.scoring_method_limits_severity()}</li>
        </ul>
      </Card>
    </div>
  );
}

function fairItems() {
  const items = [
    { term: m.scoring_method_fair_1_head(), value: m.scoring_method_fair_1() },
    { term: m.scoring_method_fair_2_head(), value: m.scoring_method_fair_2() },
    { term: m.scoring_method_fair_3_head(), value: m.scoring_method_fair_3() },
    {
      term: m.scoring_method_fair_4_head(),
      value: m.scoring_method_fair_4({ needed: modelDefaults.formsNeeded }),
    },
    { term: m.scoring_method_fair_5_head(), value: m.scoring_method_fair_5() },
    { term: m.scoring_method_fair_6_head(), value: m.scoring_method_fair_6() },
    { term: m.scoring_method_fair_7_head(), value: m.scoring_method_fair_7() },
    { term: m.scoring_method_fair_8_head(), value: m.scoring_method_fair_8() },
    { term: m.scoring_method_fair_9_head(), value: m.scoring_method_fair_9() },
    { term: m.scoring_method_fair_10_head(), value: m.scoring_method_fair_10() },
    { term: m.scoring_method_fair_11_head(), value: m.scoring_method_fair_11() },
  ];
  return items.map((item) => ({ key: item.term, ...item }));
}

function Readers() {
  const rows = [
    { who: m.scoring_method_ratee(), may: m.scoring_method_ratee_may(), not: m.scoring_method_ratee_not() },
    { who: m.scoring_method_peer(), may: m.scoring_method_peer_may(), not: m.scoring_method_peer_not() },
    {
      who: m.scoring_method_rater(),
      may: m.scoring_method_rater_may({ forms: severityForms }),
      not: m.scoring_method_rater_not(),
    },
    {
      who: m.scoring_method_officer(),
      may: m.scoring_method_officer_may(),
      not: m.scoring_method_officer_not(),
    },
    { who: m.scoring_method_admin(), may: m.scoring_method_admin_may(), not: m.scoring_method_admin_not() },
    {
      who: m.scoring_method_system(),
      may: m.scoring_method_system_may(),
      not: m.scoring_method_system_not(),
    },
  ];
  return (
    <Table
      caption={m.scoring_method_readers()}
      captionHidden
      columns={[
        {
          key: 'who',
          head: m.scoring_method_reader(),
          rowHead: true,
          cell: (row: (typeof rows)[number]) => row.who,
        },
        { key: 'may', head: m.scoring_method_may(), cell: (row) => row.may },
        { key: 'not', head: m.scoring_method_may_not(), cell: (row) => row.not },
      ]}
      rowKey={(row) => row.who}
      rows={rows}
    />
  );
}
