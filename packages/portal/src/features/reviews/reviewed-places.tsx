import type { FindingGroup } from '../../ui/finding-group.ts';
import type { FindingActions } from '../../ui/finding-groups.tsx';
import { RulePlaces } from '../../ui/rule-places.tsx';
import { useReviewedPlaces } from './use-reviewed-places.ts';

interface ReviewedPlacesProps {
  readonly nominationId: string;
  readonly group: FindingGroup;
  readonly actions?: FindingActions;
}

/** Every place of a rule in a version under review. */
export function ReviewedPlaces({ nominationId, group, actions = {} }: ReviewedPlacesProps) {
  return <RulePlaces group={group} places={useReviewedPlaces(nominationId, group.rule)} actions={actions} />;
}
