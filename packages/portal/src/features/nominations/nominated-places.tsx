import type { FindingGroup } from '../../ui/finding-group.ts';
import type { FindingActions } from '../../ui/finding-groups.tsx';
import { RulePlaces } from '../../ui/rule-places.tsx';
import { useNominatedPlaces } from './use-nominated-places.ts';

interface NominatedPlacesProps {
  readonly nominationId: string;
  readonly group: FindingGroup;
  readonly actions?: FindingActions;
}

/** Every place of a rule in a nominated version. */
export function NominatedPlaces({ nominationId, group, actions = {} }: NominatedPlacesProps) {
  return <RulePlaces group={group} places={useNominatedPlaces(nominationId, group.rule)} actions={actions} />;
}
