import { CheckboxGroup, RadioGroup } from '~/components/form/choice-field';
import { DateField } from '~/components/form/date-field';
import { TextField } from '~/components/form/field';
import { FormFrame } from '~/components/form/form-frame';
import { usePostForm } from '~/components/form/use-post-form';
import { titleName } from '~/features/cycle/cycle-words';
import { m } from '~/paraglide/messages';
import { postLevels, postTitles } from '../training';
import { levelName, summaryOf, trainingIssueTexts } from '../training-words';
import { goalSchema, ruleSchema } from './form';

const noRule = { kind: 'posts', fromOn: '', toOn: '', posts: [], newSince: '', only: [], decision: '' };

type GoalFormProps = { backTo: string; fromOn: string };

export function GoalForm({ backTo, fromOn }: GoalFormProps) {
  const post = usePostForm(goalSchema, { name: '', target: 100, ...noRule, fromOn }, trainingIssueTexts);
  return (
    <FormFrame action={m.training_goal_add()} backTo={backTo} lines={summaryOf(post.errors)} post={post}>
      <TextField {...post.field('name')} label={m.training_name()} maxLength={300} />
      <TextField {...post.field('target')} inputMode="numeric" label={m.training_goal_target()} />
      <RuleFields only={post.getValues('only')} post={post} posts={post.getValues('posts')} />
    </FormFrame>
  );
}

/** Whom the goal is about from a day on; what held before is kept. */
export function RuleForm({ backTo, values }: { backTo: string; values: Partial<typeof noRule> }) {
  const post = usePostForm(ruleSchema, { ...noRule, ...values }, trainingIssueTexts);
  return (
    <FormFrame action={m.training_rule_add_do()} backTo={backTo} lines={summaryOf(post.errors)} post={post}>
      <RuleFields only={post.getValues('only')} post={post} posts={post.getValues('posts')} />
    </FormFrame>
  );
}

type RuleFieldsProps = {
  post: Pick<ReturnType<typeof usePostForm>, 'field' | 'errorOf'>;
  posts: string[];
  only: string[];
};

function RuleFields({ post, posts, only }: RuleFieldsProps) {
  return (
    <>
      <RadioGroup
        {...post.field('kind')}
        label={m.training_rule_kind()}
        options={[
          { value: 'posts', label: m.training_rule_kind_posts() },
          { value: 'list', label: m.training_rule_kind_list(), hint: m.training_rule_kind_list_hint() },
        ]}
      />
      {postLevels.map((level, at) => (
        <CheckboxGroup
          {...post.field('posts[]')}
          defaultValues={posts}
          error={at === 0 ? post.errorOf('posts') : undefined}
          id={at === 0 ? 'posts' : `posts-${level}`}
          inline
          key={level}
          label={m.training_rule_posts_of({ level: levelName(level) })}
          optional
          options={postTitles.map((title) => ({ value: `${level}:${title}`, label: titleName(title) }))}
        />
      ))}
      <DateField
        {...post.field('newSince')}
        hint={m.training_rule_new_since_hint()}
        label={m.training_rule_new_since()}
        optional
      />
      <CheckboxGroup
        {...post.field('only[]')}
        defaultValues={only}
        id="only"
        label={m.training_rule_only()}
        optional
        options={[{ value: 'firstTerm', label: m.training_rule_first_term() }]}
      />
      <div className="grid grid--2">
        <DateField {...post.field('fromOn')} label={m.training_rule_from()} />
        <DateField
          {...post.field('toOn')}
          hint={m.training_rule_to_hint()}
          label={m.training_rule_to()}
          optional
        />
      </div>
      <TextField
        {...post.field('decision')}
        hint={m.training_rule_decision_hint()}
        label={m.training_rule_decision()}
        maxLength={300}
      />
    </>
  );
}
