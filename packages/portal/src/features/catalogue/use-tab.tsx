import { useQuery } from '@tanstack/react-query';
import { getCatalogueUse } from '@tenon/contract';
import { call } from '../../transport/call.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { UseFacts } from '../../ui/use-facts.tsx';

/** How much the own published connector is used; only its publisher sees it. */
export function UseTab({ name }: { readonly name: string }) {
  const use = useQuery({
    queryKey: ['catalogue-use', name],
    queryFn: ({ signal }) => call(getCatalogueUse, { params: { name }, signal }),
  });
  return (
    <Loaded query={use} what="the use">
      {(data) => (
        <Panel
          title="Use"
          intro="Counted over all organizations, for you as the publisher only. Runs are those of workflows that use the connector."
        >
          <UseFacts use={data} />
        </Panel>
      )}
    </Loaded>
  );
}
