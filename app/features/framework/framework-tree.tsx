import { Link } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { m } from '~/paraglide/messages';
import { type FrameworkContent, type Locale, textIn } from './framework';
import { competencyPath, frameworkPath } from './framework-words';

type TreeProps = {
  id: number;
  content: Pick<FrameworkContent, 'groups' | 'competencies'>;
  locale: Locale;
  current?: string;
  mayEdit: boolean;
};

/** The skills under their groups; the way from one to the next. */
export function FrameworkTree({ id, content, locale, current, mayEdit }: TreeProps) {
  return (
    <nav aria-label={m.framework_tree()} className="card">
      {content.groups.length === 0 && <p className="sm mute">{m.framework_tree_empty()}</p>}
      <ul className="tree">
        {content.groups.map((group) => (
          <li key={group.code}>
            <h2>
              {group.code}. {textIn(group, locale)}
            </h2>
            <ul className="tree">
              {content.competencies
                .filter((skill) => skill.group === group.code)
                .map((skill) => (
                  <li key={skill.code}>
                    <Link
                      aria-current={skill.code === current ? 'page' : undefined}
                      to={competencyPath(id, skill.code)}
                    >
                      <b>{skill.code}</b>
                      <span>{textIn(skill, locale)}</span>
                    </Link>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
      {mayEdit && content.groups.length > 0 && (
        <LinkButton block icon="plus" small to={frameworkPath(id, '/competency')} variant="secondary">
          {m.framework_add_skill()}
        </LinkButton>
      )}
    </nav>
  );
}
