import { Tabs } from '~/components/page/tabs';
import { m } from '~/paraglide/messages';

type RunPart = 'run' | 'standing' | 'flags' | 'grounds';

export const runPath = (runId: string, part: RunPart) =>
  part === 'run' ? `/scoring/run/${runId}` : `/scoring/run/${runId}/${part}`;

/** The pages of one run. */
export function RunTabs({ runId, part }: { runId: string; part: RunPart }) {
  const labels: Record<RunPart, string> = {
    run: m.scoring_tab_run(),
    standing: m.scoring_tab_standing(),
    flags: m.scoring_tab_flags_short(),
    grounds: m.scoring_tab_grounds_short(),
  };
  return (
    <Tabs
      items={(Object.keys(labels) as RunPart[]).map((one) => ({
        to: runPath(runId, one),
        label: labels[one],
        current: one === part,
      }))}
      label={m.scoring_tabs()}
    />
  );
}
