import { renderToStaticMarkup } from 'react-dom/server';
import { useForm } from 'react-hook-form';
import { StaticRouter } from 'react-router-dom/server';
import { describe, expect, it } from 'vitest';
import { Button } from '~/components/button';
import { CheckboxField, RadioGroup } from '~/components/form/choice-field';
import { ErrorSummary } from '~/components/form/error-summary';
import { SelectField, TextField } from '~/components/form/field';
import { TextArea } from '~/components/form/text-area';
import { Pagination } from '~/components/page/pagination';
import { Sheet } from './sheet';

const future = { v7_startTransition: true, v7_relativeSplatPath: true } as const;
const html = render(<Sheet />);
const tags = [...html.matchAll(/<([a-z0-9]+)((?: [^>]*)?)>/g)].map(([, name, rest]) => ({
  name: name!,
  rest: rest!,
}));
const ids = tags.flatMap((tag) => attribute(tag.rest, 'id') ?? []);

describe('the component sheet', () => {
  it('carries no inline style, script or data: address', () => {
    expect(html).not.toMatch(/ style=/);
    expect(html).not.toMatch(/<script|javascript:|data:image/);
  });

  it('gives every id once', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(['for', 'aria-describedby', 'aria-labelledby'])('points with %s at what exists', (name) => {
    const wanted = tags.flatMap((tag) => attribute(tag.rest, name)?.split(' ') ?? []);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('names every control: by a label for its id, or by the label around it', () => {
    const labelled = new Set(tags.flatMap((tag) => attribute(tag.rest, 'for') ?? []));
    const around = [...html.matchAll(/<label class="(?:choice|level[^"]*)">(.*?)<\/label>/gs)].map(
      ([, inner]) => inner!,
    );
    const controls = tags.filter((tag) => ['input', 'select', 'textarea'].includes(tag.name));
    const nameless = controls.filter(({ rest }) => {
      const id = attribute(rest, 'id')!;
      return !labelled.has(id) && !around.some((inner) => inner.includes(`id="${id}"`));
    });
    expect(controls.length).toBeGreaterThan(15);
    expect(nameless).toEqual([]);
  });

  it('names every drawing or hides it, and every landmark that is not alone', () => {
    const drawings = tags.filter((tag) => tag.name === 'svg');
    expect(drawings.filter(({ rest }) => !/aria-hidden="true"|role="img" aria-label="./.test(rest))).toEqual(
      [],
    );
    const navs = tags.filter((tag) => tag.name === 'nav').map(({ rest }) => attribute(rest, 'aria-label'));
    expect(navs.every(Boolean)).toBe(true);
    expect(new Set(navs).size).toBe(navs.length);
  });

  it('marks a wrong field and ties it to its words', () => {
    expect(tagOf('heldFrom')).toMatch(/aria-invalid="true"/);
    expect(tagOf('heldFrom')).toMatch(/aria-describedby="heldFrom-error"/);
    expect(tagOf('phone')).toMatch(/aria-describedby="phone-hint"/);
    expect(tagOf('phone')).not.toMatch(/aria-invalid/);
    expect(html).toContain('href="#heldFrom"');
    expect(html).toMatch(/role="alert" tabindex="-1"/);
  });

  it('chooses nothing for anybody: only what was answered before is checked', () => {
    const checked = tags
      .filter(({ rest }) => / checked=""/.test(rest))
      .map(({ rest }) => attribute(rest, 'id'));
    expect(checked).toEqual(['consent', 'B5-4']);
  });

  it('keeps a stacked table a table', () => {
    for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell'])
      expect(html).toContain(`role="${role}"`);
    expect(html).toContain('data-l="Tự đánh giá"');
    expect(html).toContain('<th role="columnheader" scope="col"><span class="sr">Việc</span></th>');
  });

  it('says in words what colour and shape say', () => {
    expect(html).toContain('Tự đánh giá<span class="sr">, đang mở</span>');
    expect(html).toContain(
      '<td class="h0"><span aria-hidden="true">–</span><span class="sr">chưa đủ người để hiện</span>',
    );
    expect(html).toContain('<td class="h4">3,9</td>');
    expect(html).toContain('gap--n2"><span aria-hidden="true">▲</span>+0,9');
    expect(html).toContain('gap--0"><span aria-hidden="true">=</span>0,0');
  });

  it('needs no script: menus are details, leaving is a post, a question has its own page', () => {
    expect(html).toContain('<details class="menu" name="top-menu">');
    expect(html).toContain('<form action="/sign-out" method="post">');
    expect(html).toMatch(/<a aria-haspopup="dialog" [^>]*href="\/cycle\/1\/opening"/);
    expect(html).toMatch(/<div class="pick"><input [^>]*type="file"/);
  });
});

describe('a button that cannot be pressed yet', () => {
  it('stays focusable and is described by the reason', () => {
    const button = render(<Button refusal="Còn thiếu 2 câu trả lời.">Gửi</Button>);
    const reason = attribute(button, 'aria-describedby');
    expect(button).toContain('aria-disabled="true"');
    expect(button).not.toContain(' disabled');
    expect(button).toContain(`<span class="hint" id="${reason}">Còn thiếu 2 câu trả lời.</span>`);
  });
});

describe('a field of React Hook Form', () => {
  it('takes what register gives and keeps its label, hint and error', () => {
    const form = render(<HookForm />);
    expect(form).toMatch(/<input id="phone" aria-describedby="phone-hint" [^>]*name="phone"/);
    expect(form.match(/name="vote" type="radio"/g)).toHaveLength(2);
    expect(form).toMatch(/<select [^>]*name="unit"/);
  });
});

describe('an error summary', () => {
  it('is absent when all is well', () => {
    expect(render(<ErrorSummary lines={[]} />)).toBe('');
  });
});

describe('pagination', () => {
  const at = (page: number, total: number) =>
    render(<Pagination page={page} pageSize={20} to={(n) => `/list?page=${n}`} total={total} />);

  it('says which of how many, with Vietnamese thousands', () => {
    expect(at(2, 1312)).toContain('21–40 trong 1.312');
    expect(at(66, 1312)).toContain('1.301–1.312 trong 1.312');
  });

  it('offers no link where there is one page, and none beyond the ends', () => {
    expect(at(1, 20)).not.toContain('<a ');
    expect(at(1, 0)).toBe('');
    expect(at(1, 40)).not.toContain('rel="prev"');
    expect(at(2, 40)).not.toContain('rel="next"');
  });
});

function HookForm() {
  const { register } = useForm<{
    phone: string;
    vote: string;
    unit: string;
    note: string;
    honest: boolean;
  }>();
  const vote = [
    { value: 'yes', label: 'Tán thành' },
    { value: 'no', label: 'Không tán thành' },
  ];
  return (
    <form>
      <TextField hint="10 chữ số." label="Số điện thoại" {...register('phone')} />
      <RadioGroup label="Tán thành?" options={vote} {...register('vote')} />
      <SelectField label="Đoàn xã" options={[{ value: '1', label: 'Tập Ngãi' }]} {...register('unit')} />
      <TextArea label="Ghi chú" maxLength={200} {...register('note')} />
      <CheckboxField label="Tôi cam đoan" {...register('honest')} />
    </form>
  );
}

function render(element: JSX.Element): string {
  return renderToStaticMarkup(
    <StaticRouter future={future} location="/">
      {element}
    </StaticRouter>,
  );
}

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`(?:^| )${name}="([^"]*)"`).exec(text)?.[1];
}

function tagOf(id: string): string {
  return tags.find(({ rest }) => attribute(rest, 'id') === id)!.rest;
}
