import { Card } from '~/components/card';
import { Details } from '~/components/details';
import { ScrollBox, Table } from '~/components/page/table';
import { m } from '~/paraglide/messages';
import {
  bar,
  block,
  bracket,
  hat,
  indices,
  math,
  mfrac,
  mi,
  mn,
  mo,
  mrow,
  sub,
  subsup,
  sup,
  type Term,
} from './mathml';

/** The model in formulas, each symbol named; closed until somebody asks. */
export function MethodFormulas() {
  return (
    <Card id="formulas" title={m.scoring_method_formulas()}>
      <p className="prose">{m.scoring_method_formulas_lede()}</p>
      <Details summary={m.scoring_method_formulas_show()}>
        <div className="stack">
          {formulas().map(({ name, lines }) => (
            <div className="stack-s" key={name}>
              <p className="sm mute">{name}</p>
              <ScrollBox label={name}>
                <div className="stack-s">
                  {lines.map((line, index) => (
                    <div key={`${index + 1}`}>{line}</div>
                  ))}
                </div>
              </ScrollBox>
            </div>
          ))}
          <Table
            caption={m.scoring_method_symbols()}
            captionHidden
            columns={[
              {
                key: 'symbol',
                head: m.scoring_method_symbol(),
                cell: (row: SymbolRow) => row.symbol,
              },
              { key: 'means', head: m.scoring_method_symbol_means(), cell: (row) => row.means },
            ]}
            dense
            rowKey={(row) => row.means}
            rows={symbols()}
            stack={false}
          />
          <p className="sm mute">{m.scoring_method_sources()}</p>
        </div>
      </Details>
    </Card>
  );
}

const x = sub(mi('X'), indices('nij'));
const eta = sub(mi('η'), indices('nj'));
const theta = sub(mi('θ'), mi('n'));
const unit = sub(mi('u'), mi('c'));
const role = sub(mi('β'), mi('r'));
const alpha = sub(mi('α'), mi('j'));
const gamma = sub(mi('γ'), indices('nj'));
const delta = sub(mi('δ'), mi('i'));
const tau = sub(mi('τ'), mi('k'));
const variance = (of: string) => subsup(mi('σ'), mi(of), mn('2'));
const normal = (of: Term, spread: string) =>
  mrow(of, mo('∼'), mi('N'), inside(mn('0'), mo(','), variance(spread)));

function inside(...terms: Term[]) {
  return mrow(bracket('('), ...terms, bracket(')'));
}

function formulas(): { name: string; lines: Term[] }[] {
  const chosen = (...level: Term[]) => mrow(mi('P'), inside(x, mo('='), ...level));
  return [
    {
      name: m.scoring_method_formula_choice(),
      lines: [
        block(
          mi('ln'),
          mfrac(chosen(mi('k')), chosen(mi('k'), mo('−'), mn('1'))),
          mo('='),
          eta,
          mo('−'),
          delta,
          mo('−'),
          tau,
        ),
      ],
    },
    {
      name: m.scoring_method_formula_form(),
      lines: [
        block(
          eta,
          mo('='),
          mi('μ'),
          mo('+'),
          theta,
          mo('+'),
          unit,
          mo('−'),
          role,
          mo('−'),
          alpha,
          mo('+'),
          gamma,
        ),
      ],
    },
    {
      name: m.scoring_method_formula_random(),
      lines: [
        block(normal(theta, 'θ'), mo(','), normal(unit, 'u')),
        block(normal(alpha, 'α'), mo(','), normal(gamma, 'γ')),
      ],
    },
    { name: m.scoring_method_formula_level(), lines: levelLines() },
    {
      name: m.scoring_method_formula_form_total(),
      lines: [
        block(mi('z'), mo('='), mi('η'), mo('+'), inside(mi('S'), mo('−'), mi('E')), mo('/'), mi('V')),
        block(
          mi('w'),
          mo('='),
          sub(mi('w'), mi('r')),
          mo('/'),
          inside(mn('1'), mo('/'), mi('V'), mo('+'), variance('γ')),
        ),
      ],
    },
    {
      name: m.scoring_method_formula_solve(),
      lines: [block(system(), hat(mi('x')), mo('='), sup(mi('Z'), mo('⊤')), mi('W'), mi('z'))],
    },
    {
      name: m.scoring_method_formula_draws(),
      lines: [
        block(
          system(),
          mi('e'),
          mo('='),
          sup(mi('Z'), mo('⊤')),
          root('W'),
          sub(mi('ε'), mn('1')),
          mo('+'),
          root('D'),
          sub(mi('ε'), mn('2')),
        ),
        block(sup(mi('x'), mo('*')), mo('='), hat(mi('x')), mo('+'), mi('e')),
      ],
    },
    {
      name: m.scoring_method_formula_fair(),
      lines: [
        block(
          sub(mi('F'), mi('n')),
          mo('='),
          mn('1'),
          mo('+'),
          inside(mn('1'), mo('/'), mi('I')),
          sub(mo('∑'), mi('i')),
          sub(mi('E'), mi('i')),
          inside(mi('μ'), mo('+'), theta, mo('+'), unit, mo('−'), bar(mi('β'))),
        ),
      ],
    },
  ];
}

function levelLines(): Term[] {
  const p = (index: string) => sub(mi('P'), mi(index));
  return [
    block(
      p('k'),
      mo('∝'),
      mi('exp'),
      inside(
        mi('k'),
        inside(eta, mo('−'), delta),
        mo('−'),
        sub(mo('∑'), mrow(mi('h'), mo('≤'), mi('k'))),
        sub(mi('τ'), mi('h')),
      ),
    ),
    block(sub(mi('E'), mi('i')), mo('='), sub(mo('∑'), mi('k')), mi('k'), p('k')),
    block(
      sub(mi('V'), mi('i')),
      mo('='),
      sub(mo('∑'), mi('k')),
      sup(mi('k'), mn('2')),
      p('k'),
      mo('−'),
      subsup(mi('E'), mi('i'), mn('2')),
    ),
  ];
}

function system() {
  return inside(sup(mi('Z'), mo('⊤')), mi('W'), mi('Z'), mo('+'), mi('D'));
}

function root(of: string) {
  return sup(mi(of), mrow(mn('1'), mo('/'), mn('2')));
}

type SymbolRow = { symbol: Term; means: string };

function symbols(): SymbolRow[] {
  const list = (...terms: Term[]) => math(...terms.flatMap((term, k) => (k > 0 ? [mo(','), term] : [term])));
  return [
    { symbol: math(x), means: m.scoring_method_symbol_x() },
    { symbol: math(mi('μ')), means: m.scoring_method_symbol_mu() },
    { symbol: math(eta), means: m.scoring_method_symbol_eta() },
    { symbol: math(theta), means: m.scoring_method_symbol_theta() },
    { symbol: math(unit), means: m.scoring_method_symbol_u() },
    { symbol: math(role), means: m.scoring_method_symbol_beta() },
    { symbol: math(alpha), means: m.scoring_method_symbol_alpha() },
    { symbol: math(gamma), means: m.scoring_method_symbol_gamma() },
    { symbol: math(delta), means: m.scoring_method_symbol_delta() },
    { symbol: math(tau), means: m.scoring_method_symbol_tau() },
    { symbol: math(mi('σ')), means: m.scoring_method_symbol_sigma() },
    { symbol: list(mi('E'), mi('V')), means: m.scoring_method_symbol_ev() },
    { symbol: list(sub(mi('w'), mi('r')), mi('w')), means: m.scoring_method_symbol_w() },
    { symbol: math(mi('z')), means: m.scoring_method_symbol_z() },
    { symbol: list(mi('S'), mi('I'), sub(mi('F'), mi('n'))), means: m.scoring_method_symbol_s() },
    { symbol: list(mi('Z'), mi('W'), mi('D'), mi('x')), means: m.scoring_method_symbol_matrix() },
    {
      symbol: list(sub(mi('ε'), mn('1')), sub(mi('ε'), mn('2'))),
      means: m.scoring_method_symbol_epsilon(),
    },
  ];
}
