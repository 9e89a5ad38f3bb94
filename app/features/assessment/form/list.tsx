/** All skills of a form at its side, with what is answered: jump anywhere, come back later. */
import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Details } from '~/components/details';
import { Icon } from '~/components/icon';
import { m } from '~/paraglide/messages';
import type { FormAnswers } from './content';
import { formPath, wholeFormPath } from './paths';
import { COMMENT_STEP } from './steps';
import type { FormView } from './view.server';

type ListProps = {
  view: Pick<FormView, 'key' | 'role' | 'skills' | 'groups'>;
  answers: FormAnswers;
  /** Null on the page that shows them all. */
  current: string | null;
};

export function SkillList({ view, answers, current }: ListProps) {
  const { skills, groups } = view;
  const groupHere = skills.find(({ code }) => code === current)?.group ?? groups[0]?.code;
  return (
    <Card title={m.assessment_list_title({ count: skills.length })}>
      {groups.map((group) => (
        <Details key={group.code} open={group.code === groupHere} summary={`${group.code}. ${group.name}`}>
          <ul className="list">
            {skills
              .filter((skill) => skill.group === group.code)
              .map(({ code, name }) => (
                <li key={code}>
                  <Place
                    code={code}
                    isAnswered={answers[code] !== undefined}
                    isHere={code === current}
                    to={current === null ? `#answers.${code}` : formPath(view.key, code)}
                  >
                    {`${code}. ${name}`}
                  </Place>
                </li>
              ))}
          </ul>
        </Details>
      ))}
      {view.role === 'PEER' && (
        <Link
          aria-current={current === COMMENT_STEP ? 'step' : undefined}
          className="tap sm"
          to={current === null ? '#comment' : formPath(view.key, COMMENT_STEP)}
        >
          <Icon name="pen" />
          {m.assessment_comment_step()}
        </Link>
      )}
      <p className="hint">{m.assessment_list_hint({ count: skills.length })}</p>
      {current === null ? (
        <Link className="tap sm" to={formPath(view.key, skills[0]?.code)}>
          {m.assessment_list_one()}
        </Link>
      ) : (
        <Link className="tap sm" to={wholeFormPath(view.key)}>
          {m.assessment_list_all()}
        </Link>
      )}
    </Card>
  );
}

type PlaceProps = { code: string; isAnswered: boolean; isHere: boolean; to: string; children: string };

function Place({ isAnswered, isHere, to, children }: PlaceProps) {
  const word = isHere
    ? m.assessment_list_here()
    : isAnswered
      ? m.assessment_list_answered()
      : m.assessment_list_open();
  return (
    <Link aria-current={isHere ? 'step' : undefined} className="tap sm" to={to}>
      {isHere ? <Icon name="pen" /> : isAnswered ? <Icon name="check" /> : <span className="i" />}
      {children}
      <span className="sr">, {word}</span>
    </Link>
  );
}
