/** The dark modules as one SVG path, each run of a row as a rectangle one unit high. */
export function qrPath(modules: boolean[][]): string {
  return modules.map((row, y) => rowPath(row, y)).join('');
}

function rowPath(row: boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    path += `M${start} ${y}h${x - start + 1}v1H${start}z`;
  }
  return path;
}
