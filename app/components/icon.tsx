import { type IconName, iconPaths } from './icon-paths';

export type { IconName };

type IconProps = {
  name: IconName;
  large?: boolean /** Only for an icon that stands without words. */;
  label?: string;
};

/** A line icon drawn where it stands: a page carries only the icons it uses. Silent unless it has a label. */
export function Icon({ name, large, label }: IconProps) {
  const className = large ? 'i i--lg' : 'i';
  if (label)
    return (
      <svg className={className} viewBox="0 0 24 24" role="img" aria-label={label}>
        <path d={iconPaths[name]} />
      </svg>
    );
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true">
      <path d={iconPaths[name]} />
    </svg>
  );
}
