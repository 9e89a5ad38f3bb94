import { Card } from '~/components/card';
import { LevelBars } from '~/components/chart/level-bars';
import { DescriptionList } from '~/components/description-list';
import { showPercent } from '~/lib/number';
import { m } from '~/paraglide/messages';
import {
  type Competency,
  type FrameworkContent,
  type Locale,
  skillLevelName,
  skillLevels,
  textIn,
  weightShare,
} from '../framework';
import { SourceQuotes } from '../framework-source';
import { kindsText, levelText } from '../framework-words';

type TextProps = { skill: Competency; content: FrameworkContent; locale: Locale };

/** A skill of a version that no longer changes: plain text, nothing greyed out. */
export function CompetencyText({ skill, content, locale }: TextProps) {
  return (
    <>
      <Card title={`${skill.code}. ${textIn(skill, locale)}`}>
        <DescriptionList
          items={[
            { key: 'kinds', term: m.framework_field_applies_to(), value: kindsText(skill.appliesTo) },
            {
              key: 'weight',
              term: m.framework_field_weight({ group: skill.group }),
              value: m.framework_weight_text({
                weight: String(skill.weight).replace('.', ','),
                share: showPercent(weightShare(content, skill.code), 100),
              }),
            },
            ...(skill.wordings ?? []).map((wording) => ({
              key: wording.appliesTo.join(),
              term: kindsText(wording.appliesTo),
              value: (
                <>
                  {textIn(wording, locale)}
                  <br />
                  <span className="mute sm">{(locale === 'en' && wording.noteEn) || wording.noteVi}</span>
                </>
              ),
            })),
          ]}
        />
        <SourceQuotes quotes={skill.sourceQuotes} />
      </Card>
      <Card title={m.framework_levels_title()}>
        <DescriptionList
          items={skillLevels.map((level, index) => ({
            key: String(level),
            term: (
              <>
                <LevelBars level={level} /> {level}. {skillLevelName(content.scale, level, locale)}
              </>
            ),
            value: levelText(skill.levels[index], locale) || m.framework_level_none(),
          }))}
        />
      </Card>
    </>
  );
}
