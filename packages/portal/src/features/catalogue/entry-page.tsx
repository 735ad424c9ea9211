import { Badge, Link } from '@fluentui/react-components';
import { useParams } from '@tanstack/react-router';
import { useMember } from '../../session/member-context.tsx';
import { ConnectorIcon } from '../../ui/connector-icon.tsx';
import { Facts } from '../../ui/facts.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { OperationsReference } from '../../ui/operations-reference.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Prose } from '../../ui/prose.tsx';
import { RouterButton, RouterLink } from '../../ui/router-link.tsx';
import { type CatalogueEntry, useEntry } from './use-entry.ts';

/** The page of a published connector: what it does, whom to ask, how to begin, and its reference. */
export function EntryPage() {
  const { name } = useParams({ from: '/member/catalogue/$name' });
  const entry = useEntry(name);
  return (
    <Loaded query={entry} what="the connector">
      {(data) => <EntryView entry={data} />}
    </Loaded>
  );
}

const securityWords: Readonly<Record<CatalogueEntry['security']['kind'], string>> = {
  none: 'none',
  apiKey: 'an API key of your own',
  basic: 'your own user name and password',
  oauth2: 'signing in to the service (OAuth 2.0)',
  other: 'as the connector says',
};

function EntryView({ entry }: { readonly entry: CatalogueEntry }) {
  const { subscription, region } = useMember();
  const api = `/subscriptions/${subscription.id}/providers/Microsoft.Web/locations/${region.name}/managedApis/${encodeURIComponent(entry.name)}`;
  return (
    <Page
      title={entry.title}
      intro={entry.description}
      icon={<ConnectorIcon title={entry.title} icon={entry.icon} color={entry.color} size="large" />}
      above={<RouterLink to="/catalogue">Catalogue</RouterLink>}
      badge={
        entry.preview ? (
          <Badge appearance="tint" color="brand" size="large">
            Preview
          </Badge>
        ) : undefined
      }
      actions={
        <>
          <RouterButton to="/connections" search={{ api }}>
            Create connection
          </RouterButton>
          <RouterButton to="/workflows/new" appearance="primary">
            Use in a workflow
          </RouterButton>
        </>
      }
    >
      <Panel>
        <Prose text={entry.scenario} />
        <Facts
          facts={{
            Publisher: entry.publisher,
            Support: <Link href={`mailto:${entry.supportEmail}`}>{entry.supportEmail}</Link>,
            'Support page': external(entry.supportUrl),
            Website: external(entry.website),
            'Privacy policy': external(entry.privacyPolicy),
            'Promised availability': entry.availabilityPercent === null ? '' : `${entry.availabilityPercent} %`,
            Version: entry.versionNumber,
            Published: shownInstant(entry.publishedAt),
            Updated: shownInstant(entry.updatedAt),
            Host: entry.host,
            Categories: entry.categories.join(', '),
          }}
        />
      </Panel>
      <Panel title="What you need">
        <Facts
          facts={{
            Authentication: `Each connection needs ${securityWords[entry.security.kind]}.`,
            'Subscription to the API':
              entry.subscriptionUrl === null ? 'Ask the publisher how to get access.' : external(entry.subscriptionUrl),
          }}
        />
      </Panel>
      <Panel title="Operations">
        <OperationsReference operations={entry.operations} />
      </Panel>
    </Page>
  );
}

function external(address: string | null) {
  if (address === null) return '';
  return (
    <Link href={address} target="_blank" rel="noopener noreferrer">
      {address}
    </Link>
  );
}
