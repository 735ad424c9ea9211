import { Button } from '@fluentui/react-components';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { AnswerOf, listRulePlaces } from '@tenon/contract';
import { ErrorPanel } from './error-panel.tsx';
import type { FindingGroup } from './finding-group.ts';
import { type FindingActions, PlaceList } from './finding-groups.tsx';
import { Loading } from './loading.tsx';

interface RulePlacesProps {
  readonly group: FindingGroup;
  /** The places, a part at a time. */
  readonly places: UseInfiniteQueryResult<InfiniteData<AnswerOf<typeof listRulePlaces>>>;
  readonly actions: FindingActions;
}

/** Every place of a rule, as many as there are. */
export function RulePlaces({ group, places, actions }: RulePlacesProps) {
  if (places.isError) return <ErrorPanel title="Could not read the places." error={places.error} />;
  if (places.data === undefined) return <Loading label="Reading the places…" />;
  const shown = places.data.pages.flatMap((page) => page.places);
  // Of what a report that was kept says, and of what is read now, the latter counts.
  const count = places.data.pages[0]?.total ?? group.count;
  return (
    <>
      <PlaceList group={{ ...group, count }} places={shown} actions={{ ...actions, morePlaces: () => null }} />
      {places.hasNextPage ? (
        <Button size="small" disabled={places.isFetchingNextPage} onClick={() => void places.fetchNextPage()}>
          Show {Math.min(100, count - shown.length)} more
        </Button>
      ) : null}
    </>
  );
}
