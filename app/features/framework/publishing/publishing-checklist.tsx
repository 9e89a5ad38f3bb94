import { Link } from '@remix-run/react';
import { Fragment } from 'react';
import { type RuleItem, Rules } from '~/components/chart/rules';
import { m } from '~/paraglide/messages';
import { competencyPath, frameworkPath } from '../framework-words';
import type { Checklist, CheckPlace, CheckTopic } from './checklist';

type ChecklistProps = { id: number; checklist: Checklist; skills: number; baseVersion: number | null };

const mostLinks = 12;

const kept: Record<CheckTopic, (params: { skills: number }) => string> = {
  names: m.framework_check_names_ok,
  skills: m.framework_check_skills_ok,
  levels: m.framework_check_levels_ok,
  quotes: m.framework_check_quotes_ok,
  scale: m.framework_check_scale_ok,
};

const missing: Record<CheckTopic, (params: { count: number }) => string> = {
  names: m.framework_check_names_bad,
  skills: m.framework_check_skills_bad,
  levels: m.framework_check_levels_bad,
  quotes: m.framework_check_quotes_bad,
  scale: m.framework_check_scale_bad,
};

/** What stands between a draft and its publication, each with a link to the field that is missing. */
export function PublishingChecklist({ id, checklist, skills, baseVersion }: ChecklistProps) {
  // Nothing can be said of the skills of a framework that has none.
  const asked = checklist.items.filter(({ topic }) => skills > 0 || topic === 'names' || topic === 'scale');
  const items = asked.map(({ topic, places }): RuleItem => {
    if (places.length === 0)
      return { key: topic, state: 'ok', word: m.framework_check_ok(), title: kept[topic]({ skills }) };
    return {
      key: topic,
      state: 'bad',
      word: m.framework_check_bad(),
      title: missing[topic]({ count: places.length }),
      text: <Places id={id} places={places} />,
    };
  });
  if (baseVersion !== null && checklist.changed.length > 0)
    items.push({
      key: 'changed',
      state: 'warn',
      word: m.framework_check_look(),
      title: m.framework_check_changed({ version: baseVersion, count: checklist.changed.length }),
      text: m.framework_check_changed_text({ codes: checklist.changed.join(', ') }),
    });
  return <Rules items={items} />;
}

function Places({ id, places }: { id: number; places: CheckPlace[] }) {
  const shown = places.slice(0, mostLinks);
  const rest = places.length - shown.length;
  return (
    <>
      {shown.map((place, index) => (
        <Fragment key={JSON.stringify(place)}>
          {index > 0 && ' · '}
          <PlaceLink id={id} place={place} />
        </Fragment>
      ))}
      {rest > 0 && ` · ${m.framework_check_more({ count: rest })}`}
    </>
  );
}

function PlaceLink({ id, place }: { id: number; place: CheckPlace }) {
  if (place.at === 'none') return <>{m.framework_check_scale_place()}</>;
  return (
    <Link className="nb" to={placePath(id, place)}>
      {placeText(place)}
    </Link>
  );
}

/** The field that cures a complaint. */
function placePath(id: number, place: CheckPlace): string {
  if (place.at === 'skill') return competencyPath(id, place.code, `#${place.field}`);
  if (place.at === 'newSkill')
    return frameworkPath(id, `/competency?group=${encodeURIComponent(place.group)}`);
  return frameworkPath(id, place.at === 'names' ? `/naming#${place.field}` : '');
}

/** “A1, mức 5, tiếng Anh”. */
export function placeText(place: CheckPlace): string {
  if (place.at === 'newSkill') return m.framework_check_place_new({ group: place.group });
  if (place.at === 'none') return m.framework_check_scale_place();
  if (place.at === 'names') return namesText(place.field, place.group);
  const { code, field, level, locale } = place;
  const label = skillFields[field.split('.')[0] ?? ''];
  if (level === undefined)
    return label ? m.framework_check_place_field({ place: code, field: label() }) : code;
  return locale === 'en'
    ? m.framework_check_place_level_en({ code, level })
    : m.framework_check_place_level({ code, level });
}

const skillFields: Record<string, () => string> = {
  nameVi: m.framework_field_name,
  nameEn: m.framework_field_name_en,
  appliesTo: m.framework_field_applies_to,
  weight: m.framework_conflict_weight,
};

function namesText(field: string, group: string | undefined): string {
  const label = field.endsWith('nameEn') ? m.framework_naming_en() : m.framework_naming_vi();
  if (group)
    return m.framework_check_place_field({ place: m.framework_naming_group({ code: group }), field: label });
  if (field.startsWith('groups')) return m.framework_check_place_first_group();
  return m.framework_check_place_field({ place: m.framework_naming_framework(), field: label });
}
