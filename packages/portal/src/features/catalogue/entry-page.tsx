import { Badge, Tab as FluentTab, Link } from '@fluentui/react-components';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
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
import { ScrollingTabs } from '../../ui/scrolling-tabs.tsx';
import { ForumTab } from './forum-tab.tsx';
import { type CatalogueEntry, useEntry } from './use-entry.ts';
import { UseTab } from './use-tab.tsx';

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

type Tab = 'overview' | 'forum' | 'use';

function tabOf(word: string | undefined): Tab {
  return word === 'forum' || word === 'use' ? word : 'overview';
}

function EntryView({ entry }: { readonly entry: CatalogueEntry }) {
  const { session, subscription, region } = useMember();
  const navigate = useNavigate();
  const search = useSearch({ from: '/member/catalogue/$name' });
  const tab: Tab = search.question !== undefined ? 'forum' : tabOf(search.tab);
  const isOwn = session.tenant.id === entry.publisherTenantId;
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
      <ScrollingTabs
        selectedValue={tab}
        onTabSelect={(_, data) =>
          void navigate({
            to: '/catalogue/$name',
            params: { name: entry.name },
            search: data.value === 'overview' ? {} : { tab: data.value as Tab },
          })
        }
      >
        <FluentTab value="overview">Overview</FluentTab>
        <FluentTab value="forum">Forum</FluentTab>
        {isOwn ? <FluentTab value="use">Use</FluentTab> : null}
      </ScrollingTabs>
      {tab === 'forum' ? <ForumTab name={entry.name} title={entry.title} questionId={search.question} /> : null}
      {tab === 'use' && isOwn ? <UseTab name={entry.name} /> : null}
      {tab === 'overview' ? <Overview entry={entry} /> : null}
    </Page>
  );
}

function Overview({ entry }: { readonly entry: CatalogueEntry }) {
  return (
    <>
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
    </>
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
