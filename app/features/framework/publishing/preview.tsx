import { LevelChoice } from '~/components/form/level-choice';
import { Banner } from '~/components/page/banner';
import type { BranchKind } from '~/features/organisation/organisation';
import { m } from '~/paraglide/messages';
import {
  type CompetencyHere,
  competenciesFor,
  type FrameworkContent,
  type Locale,
  type NonScore,
  nonScoreName,
  nonScores,
  skillLevelName,
  skillLevels,
  textIn,
} from '../framework';
import { levelText } from '../framework-words';

type PreviewProps = {
  content: FrameworkContent;
  kind: BranchKind;
  /** One skill; all of the branch's when absent. */
  only?: string;
  locale: Locale;
};

/** The questions as the secretary of such a branch reads them. Nothing is sent from here. */
export function FrameworkPreview({ content, kind, only, locale }: PreviewProps) {
  const all = competenciesFor(content, kind);
  const shown = only ? all.filter((skill) => skill.code === only) : all;
  if (shown.length === 0) return <Banner>{m.framework_preview_none()}</Banner>;
  return (
    <div className="stack-l">
      {shown.map((skill) => (
        <Question
          content={content}
          key={skill.code}
          locale={locale}
          place={all.indexOf(skill) + 1}
          skill={skill}
          total={all.length}
        />
      ))}
    </div>
  );
}

type QuestionProps = {
  skill: CompetencyHere;
  content: FrameworkContent;
  place: number;
  total: number;
  locale: Locale;
};

const reasons: Record<NonScore, () => string> = {
  NE: m.framework_preview_ne,
  NA: m.framework_preview_na,
};

function Question({ skill, content, place, total, locale }: QuestionProps) {
  const group = content.groups.find((one) => one.code === skill.group);
  const note = (locale === 'en' && skill.noteEn) || skill.noteVi;
  return (
    <div className="stack">
      <p className="sm mute">
        {m.framework_preview_place({
          place,
          total,
          group: skill.group,
          name: group ? textIn(group, locale) : '',
        })}
      </p>
      <LevelChoice
        hint={
          <>
            {m.framework_preview_question()}
            {note && (
              <>
                <br />
                {note}
              </>
            )}
          </>
        }
        legend={`${skill.code}. ${textIn(skill, locale)}`}
        levels={skillLevels.map((level, index) => ({
          value: String(level),
          level,
          name: skillLevelName(content.scale, level, locale),
          text: levelText(skill.levels[index], locale) || m.framework_level_none(),
        }))}
        name={skill.code}
        nonLevels={nonScores.map((code) => ({
          value: code,
          name: nonScoreName(content.scale, code, locale),
          text: reasons[code](),
        }))}
      />
      {skill.guardRail && <Banner kind="warn">{skill.guardRail[locale]}</Banner>}
    </div>
  );
}
