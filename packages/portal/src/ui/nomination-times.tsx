import type { AnswerOf, getNomination } from '@tenon/contract';
import { Facts } from './facts.tsx';
import { shownDuration } from './instants.ts';
import { Panel } from './panel.tsx';

type Nomination = Pick<AnswerOf<typeof getNomination>, 'times' | 'waitingBefore' | 'reviewer'>;

/** Where the time of a nomination went: the machine's and people's, never added up. */
export function NominationTimes({ nomination }: { readonly nomination: Nomination }) {
  const { times, waitingBefore, reviewer } = nomination;
  return (
    <Panel title="Time so far" intro="The rules take moments; the rest is people. Both are shown for what they are.">
      <Facts
        facts={{
          'Machine (rules)': shownDuration(times.machineMs),
          'Publisher (signing)': shownDuration(times.publisherMs),
          'Reviewers (review and staging)': shownDuration(times.reviewerMs),
          'Place in the queue':
            waitingBefore === null ? '' : waitingBefore === 0 ? 'Next to be reviewed' : `${waitingBefore} before it`,
          'Your contact': reviewer?.displayName ?? '',
        }}
      />
    </Panel>
  );
}
