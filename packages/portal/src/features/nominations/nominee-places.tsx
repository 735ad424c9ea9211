import { useInfiniteQuery } from '@tanstack/react-query';
import { listRulePlaces } from '@tenon/contract';
import { call } from '../../transport/call.ts';
import type { FindingGroup } from '../../ui/finding-group.ts';
import { RulePlaces } from '../../ui/rule-places.tsx';

const atOnce = 100;

interface NomineePlacesProps {
  readonly connectorId: string;
  readonly group: FindingGroup;
}

/** Every place of a rule in the version that would be nominated. */
export function NomineePlaces({ connectorId, group }: NomineePlacesProps) {
  const { rule } = group;
  const places = useInfiniteQuery({
    queryKey: ['nominee-places', connectorId, rule],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call(listRulePlaces, {
        params: { connectorId, rule },
        query: { for: 'catalogue', from: pageParam, count: atOnce },
        signal,
      }),
    getNextPageParam: ({ total }, pages) => (pages.length * atOnce < total ? pages.length * atOnce : undefined),
  });
  return <RulePlaces group={group} places={places} actions={{}} />;
}
