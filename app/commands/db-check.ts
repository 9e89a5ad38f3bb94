/** `npm run db:check`: the truths of the data, as SQL; exit 1 when one does not hold. */
import { checkData } from '#db/check';
import { checkFiles } from '~/lib/file/file.server';
import { commandDatabase } from './backstage/command-database';
import { main } from './backstage/serving';

await main(async () => {
  const { open } = await commandDatabase();
  const findings = [...(await checkData(open.db)), ...(await checkFiles(open.db, new Date()))];
  await open.close();
  for (const finding of findings)
    console.error(`${finding.truth}: ${finding.rows} dòng sai, ví dụ ${finding.example}`);
  console.log(
    findings.length === 0 ? 'Dữ liệu khớp với mọi điều phải đúng.' : `${findings.length} điều không đúng.`,
  );
  if (findings.length > 0) process.exit(1);
});
