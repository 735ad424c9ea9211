import { Text } from '@fluentui/react-components';
import { useMember } from '../../session/member-context.tsx';
import { Facts } from '../../ui/facts.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Panel } from '../../ui/panel.tsx';
import { Prose } from '../../ui/prose.tsx';
import { describeSecurity } from './security.ts';
import { useAnnouncements } from './use-announcements.ts';
import { useAudience } from './use-audience.ts';
import type { ConnectorDetail } from './use-connector.ts';

/** What there is to know of a connector, and who can see it. */
export function ConnectorOverview({ connector }: { readonly connector: ConnectorDetail }) {
  const { general, security } = connector;
  const address = general.host === '' ? 'not set' : `${general.scheme}://${general.host}${general.basePath}`;
  return (
    <>
      <Panel title="About">
        <Facts
          facts={{
            'Display name': connector.title,
            Address: address,
            Authentication: describeSecurity(security),
            Operations: connector.operationCount,
            'Resource group': connector.resourceGroup,
            Version: connector.versions.find((version) => version.state === 'saved')?.number,
            'Made by': connector.createdBy?.displayName,
            Changed: shownInstant(connector.updatedAt),
          }}
        />
      </Panel>
      <WhoCanSee connector={connector} />
      <Announcements connectorId={connector.id} />
    </>
  );
}

function WhoCanSee({ connector }: { readonly connector: ConnectorDetail }) {
  const { session } = useMember();
  const audience = useAudience(connector.id);
  const subscription = session.subscriptions.find((one) => one.id === connector.subscriptionId)?.displayName;
  const region = session.regions.find((one) => one.name === connector.region)?.displayName ?? connector.region;
  const count = audience.data?.members.length;
  return (
    <Panel
      title="Who can see it"
      intro={
        <>
          Everyone who shares all three with it: the tenant <strong>{session.tenant.displayName}</strong>, the
          subscription <strong>{subscription ?? connector.subscriptionId}</strong> and the region{' '}
          <strong>{region}</strong>. Nothing needs to be shared by hand; whoever differs in any of the three does not
          see it.
        </>
      }
    >
      <Text>
        {count === undefined ? 'Counting…' : count === 1 ? 'That is 1 person now: ' : `That is ${count} people now: `}
        {audience.data?.members
          .slice(0, 20)
          .map((member) => member.displayName)
          .join(', ')}
        {count !== undefined && count > 20 ? ` and ${count - 20} more` : ''}
      </Text>
    </Panel>
  );
}

function Announcements({ connectorId }: { readonly connectorId: string }) {
  const announcements = useAnnouncements(connectorId).data?.announcements ?? [];
  if (announcements.length === 0) return null;
  return (
    <Panel title="Announcements">
      {announcements.map((announcement) => (
        <article key={announcement.id}>
          <Text size={200}>
            {announcement.by?.displayName} · {shownInstant(announcement.createdAt)}
          </Text>
          <Prose text={`${announcement.purpose}\n\n${announcement.howToUse}`} />
        </article>
      ))}
    </Panel>
  );
}
