import type { FindingGroup } from '../../ui/finding-group.ts';
import type { FindingActions } from '../../ui/finding-groups.tsx';
import { RulePlaces } from '../../ui/rule-places.tsx';
import type { JudgedFor } from './use-judgement.ts';
import { useRulePlaces } from './use-rule-places.ts';

interface ConnectorPlacesProps {
  readonly connectorId: string;
  readonly group: FindingGroup;
  readonly judgedFor: JudgedFor;
  readonly actions: FindingActions;
}

/** Every place of a rule in the newest version of a connector. */
export function ConnectorPlaces({ connectorId, group, judgedFor, actions }: ConnectorPlacesProps) {
  return <RulePlaces group={group} places={useRulePlaces(connectorId, group.rule, judgedFor)} actions={actions} />;
}
