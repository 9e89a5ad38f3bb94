/** Four bars and the star they lead to: the mark in the top bar. Colours are the brand's, the same on any ground. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 30 30" aria-hidden="true">
      <g fill="#fff">
        <rect x="1" y="21" width="4.6" height="7" rx="1" />
        <rect x="7.3" y="18" width="4.6" height="10" rx="1" />
        <rect x="13.6" y="15" width="4.6" height="13" rx="1" />
        <rect x="19.9" y="12" width="4.6" height="16" rx="1" />
      </g>
      <path fill="#E8B83A" d="m24.3 1 1.4 3.1 3.3.4-2.5 2.3.7 3.3-2.9-1.7-2.9 1.7.7-3.3L19.6 4.5l3.3-.4z" />
    </svg>
  );
}
