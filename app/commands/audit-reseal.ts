/**
 * `npm run audit:reseal -- TABLE … --reason "…"`: seals the rows of these tables anew, after a migration that rewrote
 * them. Refused while the record finds anything else: that has to be looked into first.
 */
import { system } from '~/features/organisation/actor';
import { sealAnew } from '~/lib/record/audit-adopt.server';
import { guarded } from '~/lib/record/audit-guard';
import { verifyAudit } from '~/lib/record/audit-verify.server';
import { commandDatabase } from './backstage/command-database';
import { main } from './backstage/serving';

await main(async () => {
  const given = process.argv.slice(2).filter((part) => part !== '--demo');
  const at = given.indexOf('--reason');
  const reason =
    at < 0
      ? ''
      : given
          .slice(at + 1)
          .join(' ')
          .trim();
  const tables = given.slice(0, at < 0 ? given.length : at);
  if (tables.length === 0 || reason.length < 10 || !tables.every((table) => guarded[table])) {
    console.error(
      `audit:reseal: viết BẢNG … --reason "lý do"; bảng là một trong ${Object.keys(guarded).join(', ')}`,
    );
    process.exit(2);
  }
  const { open, env } = await commandDatabase();
  const { findings } = await verifyAudit(open.db, env.auditKey);
  const rewritten = findings.filter((finding) => 'table' in finding && tables.includes(finding.table));
  if (rewritten.length < findings.length) {
    await open.close();
    console.error(
      `Còn ${findings.length - rewritten.length} sai lệch khác, chưa đóng dấu lại gì. Xem npm run audit:verify trước.`,
    );
    process.exit(1);
  }
  await sealAnew(open.db, { actor: system, at: new Date() }, { tables, reason });
  await open.close();
  console.log(`Đã đóng dấu lại ${tables.join(', ')}; ${rewritten.length} dòng trước đó khác với sổ.`);
});
