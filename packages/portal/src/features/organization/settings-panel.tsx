import { Field, Input, Textarea } from '@fluentui/react-components';
import { type AnswerOf, getSettings, updateSettings } from '@tenon/contract';
import { useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Form } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useOrganizationChange } from './use-organization-change.ts';
import { useOrganizationQuery } from './use-organization-query.ts';

/** The settings of the instance, for its operator. */
export function SettingsPanel() {
  const settings = useOrganizationQuery('settings', getSettings);
  const { session } = useMember();
  return (
    <>
      <Loaded query={settings} what="the settings">
        {(data) => (
          <>
            <SettingsForm settings={data} />
            <Panel
              title="Hosts in force"
              intro="Allowed since the last start: by the settings, by the command line, and for the example. “name=address” lets the address answer for the name."
            >
              {data.hostsInForce.length === 0 ? 'None.' : data.hostsInForce.map((host) => <div key={host}>{host}</div>)}
            </Panel>
          </>
        )}
      </Loaded>
      <Panel
        title="Regions"
        intro="Regions are pools of workers; they are configured where the server is started (TENON_REGION)."
      >
        <Facts facts={Object.fromEntries(session.regions.map((region) => [region.displayName, region.name]))} />
      </Panel>
    </>
  );
}

function SettingsForm({ settings }: { readonly settings: AnswerOf<typeof getSettings> }) {
  const save = useOrganizationChange(updateSettings);
  const notify = useNotify();
  const [instanceName, setInstanceName] = useState(settings.instanceName);
  const [hosts, setHosts] = useState(settings.allowedHosts.join('\n'));
  const [hours, setHours] = useState(String(settings.invitationHours));
  const submit = () =>
    save.mutate(
      {
        body: {
          instanceName,
          allowedHosts: hosts.split(/\s+/).filter((host) => host !== ''),
          invitationHours: Number.parseInt(hours, 10),
        },
      },
      { onSuccess: () => notify('The settings were saved.') },
    );
  return (
    <Panel title="Settings">
      <Form
        submit="Save settings"
        isBusy={save.isPending}
        error={save.error}
        errorTitle="The settings were not saved."
        onSubmit={submit}
      >
        <Field label="Instance name" required>
          <Input value={instanceName} onChange={(_, data) => setInstanceName(data.value)} />
        </Field>
        <Field
          label="Allowed hosts"
          hint="One host or host:port on each line. Connectors may call these although they are private or plain http; every other private address is refused. Counts from the next start."
        >
          <Textarea value={hosts} rows={5} resize="vertical" onChange={(_, data) => setHosts(data.value)} />
        </Field>
        <Field label="Invitations are valid for (hours)">
          <Input type="number" min={1} max={720} value={hours} onChange={(_, data) => setHours(data.value)} />
        </Field>
      </Form>
    </Panel>
  );
}
