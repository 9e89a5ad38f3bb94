/** Plans of the last files, so that paging through a preview and importing do not make them again. */
import type { ImportPlan } from '../plan/planning.server';

/** Plans kept, and their length as text all together. */
const most = { plans: 8, size: 48_000_000 };

const plans = new Map<string, ImportPlan>();
const underWay = new Map<string, Promise<ImportPlan>>();

/** The plan kept under `key`, or made now; whoever asks meanwhile waits for the same one. `make` says under which key it holds. */
export async function keptPlan(
  key: string,
  make: () => Promise<{ plan: ImportPlan; key: string }>,
): Promise<ImportPlan> {
  const known = plans.get(key);
  if (known) {
    plans.delete(key);
    plans.set(key, known);
    return known;
  }
  const making =
    underWay.get(key) ??
    make()
      .then((made) => {
        keep(made.key, made.plan);
        return made.plan;
      })
      .finally(() => underWay.delete(key));
  underWay.set(key, making);
  return making;
}

function keep(key: string, plan: ImportPlan): void {
  plans.set(key, plan);
  let size = 0;
  for (const [index, [old, { size: its }]] of [...plans].reverse().entries()) {
    size += its;
    if (index >= most.plans || size > most.size) plans.delete(old);
  }
}
