import { CheckboxGroup } from '~/components/form/choice-field';
import { TextField } from '~/components/form/field';
import { FormFrame } from '~/components/form/form-frame';
import { KeptTextArea } from '~/components/form/kept-text-area';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { localName, summaryOf, trainingIssueTexts } from '../training-words';
import { retirementSchema, type TopicValues, topicSchema } from './form';
import type { TopicSkill } from './queries.server';

type TopicFormProps = { values: TopicValues; skills: TopicSkill[]; action: string };

export function TopicForm({ values, skills, action }: TopicFormProps) {
  const post = usePostForm<TopicValues>(topicSchema as never, values, trainingIssueTexts);
  return (
    <FormFrame action={action} backTo="/training/topic" lines={summaryOf(post.errors)} post={post}>
      <TextField {...post.field('name')} label={m.training_topic_name()} maxLength={300} />
      <TextField
        {...post.field('source')}
        hint={m.training_topic_source_hint()}
        label={m.training_topic_source()}
        maxLength={300}
        optional
      />
      <CheckboxGroup
        {...post.field('skills[]')}
        defaultValues={post.getValues('skills')}
        error={post.errorOf('skills')}
        hint={m.training_topic_skills_hint()}
        id="skills"
        label={m.training_topic_skills()}
        optional
        options={skills.map((skill) => ({ value: skill.code, label: `${skill.code} ${localName(skill)}` }))}
      />
    </FormFrame>
  );
}

export function RetirementForm() {
  const post = usePostForm(retirementSchema, { reason: '' }, trainingIssueTexts);
  return (
    <FormFrame
      action={m.training_topic_retire_do()}
      backTo="/training/topic"
      lines={summaryOf(post.errors)}
      post={post}
      variant="danger"
    >
      <KeptTextArea {...post.field('reason')} label={m.training_reason()} maxLength={500} />
    </FormFrame>
  );
}
