import { Link, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { getCatalogueEntry } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** Where one gets a subscription to the API behind a published connector; nothing for other connectors. */
export function SubscriptionHint({ apiId }: { readonly apiId: string }) {
  const name = /\/managedApis\/([^/]+)$/i.exec(apiId)?.[1];
  const entry = useQuery({
    queryKey: ['catalogue-entry', name],
    queryFn: ({ signal }) => call(getCatalogueEntry, { params: { name: decodeURIComponent(name ?? '') }, signal }),
    enabled: name !== undefined,
  });
  if (entry.data === undefined || entry.data.subscriptionUrl === null) return null;
  const { publisher, subscriptionUrl } = entry.data;
  return (
    <Text>
      You use the API of {publisher} with a subscription of your own.{' '}
      <Link inline href={subscriptionUrl} target="_blank" rel="noopener noreferrer">
        Get a subscription
      </Link>
    </Text>
  );
}
