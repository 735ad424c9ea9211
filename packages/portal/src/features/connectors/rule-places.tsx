import { Button } from '@fluentui/react-components';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import type { FindingGroup } from '../../ui/finding-group.ts';
import { type FindingActions, PlaceList } from '../../ui/finding-groups.tsx';
import { Loading } from '../../ui/loading.tsx';
import type { JudgedFor } from './use-judgement.ts';
import { useRulePlaces } from './use-rule-places.ts';

interface RulePlacesProps {
  readonly connectorId: string;
  readonly group: FindingGroup;
  readonly judgedFor: JudgedFor;
  readonly actions: FindingActions;
}

/** Every place of a rule, as many as there are. */
export function RulePlaces({ connectorId, group, judgedFor, actions }: RulePlacesProps) {
  const places = useRulePlaces(connectorId, group.rule, judgedFor);
  if (places.isError) return <ErrorPanel title="Could not read the places." error={places.error} />;
  if (places.data === undefined) return <Loading label="Reading the places…" />;
  const shown = places.data.pages.flatMap((page) => page.places);
  return (
    <>
      <PlaceList group={group} places={shown} actions={actions} />
      {places.hasNextPage ? (
        <Button size="small" disabled={places.isFetchingNextPage} onClick={() => void places.fetchNextPage()}>
          Show {Math.min(100, group.count - shown.length)} more
        </Button>
      ) : null}
    </>
  );
}
