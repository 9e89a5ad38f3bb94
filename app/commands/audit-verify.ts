/** `npm run audit:verify [-- --head N:HASH]`: reads the whole record and says whether it is whole; exit 1 when not. */
import { type Finding, verifyAudit } from '~/lib/record/audit-verify.server';
import { commandDatabase } from './backstage/command-database';
import { main } from './backstage/serving';

await main(async () => {
  const at = process.argv.indexOf('--head');
  const given = at > 0 ? /^(\d+):([0-9a-f]{64})$/.exec(process.argv[at + 1] ?? '') : null;
  if (at > 0 && !given) {
    console.error('--head: viết N:HASH như lần kiểm trước đã in ra');
    process.exit(2);
  }
  const { open, env } = await commandDatabase();
  const seen = await verifyAudit(
    open.db,
    env.auditKey,
    given ? { number: Number(given[1]), hash: given[2]! } : undefined,
  );
  await open.close();
  for (const finding of seen.findings) console.error(line(finding));
  const last = seen.head ? `${seen.head.number}:${seen.head.hash}` : '0:';
  console.log(
    `${seen.entries} mục, ${seen.erased} chi tiết đã xóa theo luật, ${seen.rows} dòng dữ liệu đã đối chiếu, ${seen.findings.length} sai lệch; đầu sổ ${last}`,
  );
  if (!given)
    console.log(
      'Chưa chứng minh được là đủ: sổ bị cắt đuôi vẫn liền mạch. Đưa đầu sổ đã ghi lại ở nơi khác: -- --head N:HASH',
    );
  if (seen.findings.length > 0) process.exit(1);
});

function line(finding: Finding): string {
  const where = finding.number ? `mục ${finding.number}: ` : '';
  return 'table' in finding
    ? `${where}${finding.what}: bảng ${finding.table}${finding.key === null ? '' : `, dòng ${finding.key}`}`
    : `${where}${finding.what}`;
}
