/** `npm run audit:verify [-- --head N:HASH]`: reads the whole record and says whether it is whole; exit 1 when not. */
import { verifyAudit } from '~/lib/audit-verify.server';
import { commandDatabase } from './command-database';
import { main } from './serving';

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
  for (const finding of seen.findings) console.error(`mục ${finding.number}: ${finding.what}`);
  const head = seen.head ? `${seen.head.number}:${seen.head.hash}` : '0:';
  console.log(
    `${seen.entries} mục, ${seen.erased} chi tiết đã xóa theo luật, ${seen.findings.length} sai lệch; đầu sổ ${head}`,
  );
  if (seen.findings.length > 0) process.exit(1);
});
