import { Card } from '~/components/card';
import { m } from '~/paraglide/messages';
import type { ShownResult } from './queries.server';

/** Released comments, in an order that tells nothing. */
export function ResultComments({ shown: { comments, isPeerWithheld, options } }: { shown: ShownResult }) {
  return (
    <Card id="comments" title={m.scoring_result_comments()}>
      {comments.length === 0 ? (
        <p className="mute">
          {isPeerWithheld ? m.scoring_result_comments_few() : m.scoring_result_comments_none()}
        </p>
      ) : (
        <>
          <ul className="list">
            {comments.map((text, index) => (
              <li className="prose" key={`${index}-${text.slice(0, 20)}`}>
                “{text}”
              </li>
            ))}
          </ul>
          <p className="hint">{m.scoring_result_comments_note({ needed: options.peersNeeded })}</p>
        </>
      )}
    </Card>
  );
}
