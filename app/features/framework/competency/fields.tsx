import type { ReactNode } from 'react';
import { Card } from '~/components/card';
import { LevelBars } from '~/components/chart/level-bars';
import { Details } from '~/components/details';
import { CheckboxGroup } from '~/components/form/choice-field';
import { TextField } from '~/components/form/field';
import { KeptTextArea } from '~/components/form/kept-text-area';
import type { usePostForm } from '~/components/form/use-post-form';
import { branchKinds } from '~/features/organisation/organisation';
import { m } from '~/paraglide/messages';
import {
  type Level,
  type Scale,
  type SourceQuote,
  skillLevelName,
  skillLevels,
  type Texts,
  type Wording,
} from '../framework';
import { levelTextMax } from '../framework-form';
import { SourceQuotes } from '../framework-source';
import { branchKindName, kindsText } from '../framework-words';
import type { CompetencyValues } from './values';

type Post = Pick<ReturnType<typeof usePostForm>, 'field' | 'errorOf'>;

type FieldsProps = {
  post: Post;
  values: CompetencyValues;
  scale: Scale;
  quotes: SourceQuote[];
  weight: { label: string; hint: string };
  /** The same skill in the version this draft was copied from. */
  base: { version: number; levels: Texts[] } | null;
  /** Before the names: the group of a new skill. */
  children?: ReactNode;
  head: ReactNode;
};

/** Names, kinds of branches, weight, source phrases, and the five level texts in two languages. */
export function CompetencyFields({ post, values, scale, quotes, weight, base, children, head }: FieldsProps) {
  const { field, errorOf } = post;
  return (
    <>
      <Card id="skill" title={head}>
        {children}
        <TextField
          {...field('nameVi')}
          defaultValue={values.nameVi}
          label={m.framework_field_name()}
          maxLength={150}
        />
        <TextField
          {...field('nameEn')}
          defaultValue={values.nameEn}
          label={m.framework_field_name_en()}
          lang="en"
          maxLength={150}
        />
        <div className="grid grid--2">
          <CheckboxGroup
            {...field('appliesTo[]')}
            defaultValues={values.appliesTo}
            error={errorOf('appliesTo')}
            id="appliesTo"
            label={m.framework_field_applies_to()}
            options={branchKinds.map((kind) => ({ value: kind, label: branchKindName(kind) }))}
          />
          <div className="stack">
            <TextField
              {...field('weight')}
              defaultValue={String(values.weight).replace('.', ',')}
              hint={weight.hint}
              inputMode="decimal"
              label={weight.label}
              shape="code"
            />
            <SourceQuotes quotes={quotes} />
          </div>
        </div>
        <WordingFields post={post} wordings={values.wordings} />
      </Card>
      <Card title={m.framework_levels_title()}>
        <p className="mute sm">{m.framework_levels_hint({ most: levelTextMax })}</p>
        {skillLevels.map((level, index) => (
          <LevelFields
            base={base && { version: base.version, texts: base.levels[index] }}
            key={level}
            level={level}
            post={post}
            scale={scale}
            texts={values.levels[index]}
          />
        ))}
      </Card>
    </>
  );
}

type LevelFieldsProps = {
  post: Post;
  level: Level;
  scale: Scale;
  texts: Texts | undefined;
  base: { version: number; texts: Texts | undefined } | null;
};

function LevelFields({ post: { field }, level, scale, texts, base }: LevelFieldsProps) {
  const path = `levels.${level - 1}`;
  const before = base?.texts?.vi;
  return (
    <div className="lvedit">
      <LevelBars level={level} />
      <div className="stack-s">
        <KeptTextArea
          {...field(`${path}.vi`)}
          defaultValue={texts?.vi ?? ''}
          hint={
            base && before && before !== texts?.vi
              ? m.framework_level_before({ version: base.version, text: before })
              : undefined
          }
          label={m.framework_level_label({ level, name: skillLevelName(scale, level, 'vi') })}
          lang="vi"
          maxLength={levelTextMax}
          rows={4}
        />
        <KeptTextArea
          {...field(`${path}.en`)}
          defaultValue={texts?.en ?? ''}
          label={
            <span className="sm">
              {m.framework_level_label_en({ level, name: skillLevelName(scale, level, 'en') })}
            </span>
          }
          lang="en"
          maxLength={levelTextMax}
          rows={3}
        />
      </div>
    </div>
  );
}

/** How the skill is called in some kinds of branches; which kinds is not the form's to change. */
function WordingFields({ post: { field }, wordings }: { post: Post; wordings: Wording[] }) {
  if (wordings.length === 0) return null;
  return (
    <Details summary={m.framework_wordings({ count: wordings.length })}>
      <div className="stack">
        {wordings.map((wording, index) => {
          const path = `wordings.${index}`;
          return (
            <fieldset className="stack-s" key={wording.appliesTo.join()}>
              <legend className="label">{kindsText(wording.appliesTo)}</legend>
              {wording.appliesTo.map((kind) => (
                <input key={kind} name={`${path}.appliesTo[]`} type="hidden" value={kind} />
              ))}
              <TextField
                {...field(`${path}.nameVi`)}
                defaultValue={wording.nameVi}
                label={m.framework_field_name()}
              />
              <TextField
                {...field(`${path}.nameEn`)}
                defaultValue={wording.nameEn}
                label={m.framework_field_name_en()}
                lang="en"
              />
              <KeptTextArea
                {...field(`${path}.noteVi`)}
                defaultValue={wording.noteVi}
                label={m.framework_field_note()}
                maxLength={300}
                optional
                rows={2}
              />
              <KeptTextArea
                {...field(`${path}.noteEn`)}
                defaultValue={wording.noteEn}
                label={m.framework_field_note_en()}
                lang="en"
                maxLength={300}
                optional
                rows={2}
              />
            </fieldset>
          );
        })}
      </div>
    </Details>
  );
}
