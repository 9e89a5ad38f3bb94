/** Five rising bars under a star: our own sign, large, at the head of an honour page. */
export function HonourMark() {
  return (
    <svg aria-hidden="true" className="honour-mark" preserveAspectRatio="xMaxYMax meet" viewBox="0 0 260 200">
      <path d="M20 170h34v30h-34z" fill="#fff" opacity=".06" />
      <path d="M66 142h34v58h-34z" fill="#fff" opacity=".1" />
      <path d="M112 114h34v86h-34z" fill="#fff" opacity=".13" />
      <path d="M158 86h34v114h-34z" fill="#fff" opacity=".17" />
      <path d="M204 58h34v142h-34z" fill="#fff" opacity=".2" />
      <path d="m221 8 6 13 14 2-10 9 3 14-13-7-13 7 3-14-10-9 14-2z" fill="#E8B83A" />
    </svg>
  );
}
