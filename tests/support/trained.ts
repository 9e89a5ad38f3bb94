/** What the plot plans and teaches, by the commands themselves. */
import type { Db } from '#db/client';
import type { Act } from '~/features/organisation/actor';
import { addTopic } from '~/features/training/topic/commands.server';

/** A topic of the act's own unit; its id as text. */
export async function teach(db: Db, act: Act): Promise<string> {
  const topic = {
    name: 'Hướng dẫn nghiệp vụ công tác đoàn viên, đoàn vụ',
    source: 'Lớp năm 2022',
    skills: [],
  };
  return String((await addTopic(db, act, topic)).id);
}
