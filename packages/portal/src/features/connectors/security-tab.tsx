import { Field, MessageBar, MessageBarBody, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { updateSecurity } from '@tenon/contract';
import { useState } from 'react';
import { CopyField } from '../../ui/copy-field.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useSaveBeforeLeaving } from './pending-save.tsx';
import { emptySecurity, type Security } from './security.ts';
import { SecurityFields } from './security-fields.tsx';
import type { ConnectorDetail } from './use-connector.ts';
import { useConnectorChange } from './use-connector-change.ts';

/** How calls prove who makes them. */
export function SecurityTab({ connector }: { readonly connector: ConnectorDetail }) {
  const [security, setSecurity] = useState<Security>(connector.security);
  const [isDirty, setDirty] = useState(false);
  const save = useConnectorChange(connector.id, updateSecurity);
  const change = (next: Security) => {
    setSecurity(next);
    setDirty(true);
  };
  useSaveBeforeLeaving(isDirty, async () => {
    const saved = await save.mutateAsync({ body: security });
    setSecurity(saved.security);
    setDirty(false);
  });
  return (
    <Panel
      title="Security"
      intro="What each person who uses the connector gives once, when making a connection. Secrets are encrypted and never shown again."
    >
      <Field label="Authentication type">
        <RadioGroup value={security.kind} onChange={(_, data) => change(emptySecurity(data.value))}>
          <Radio value="none" label="No authentication" />
          <Radio value="apiKey" label="API key" />
          <Radio value="basic" label="Basic authentication" />
          <Radio value="oauth2" label="OAuth 2.0" />
          {connector.security.kind === 'other' ? <Radio value="other" label="As in the definition" /> : null}
        </RadioGroup>
      </Field>
      {security.kind === 'none' ? (
        <MessageBar intent="info">
          <MessageBarBody>
            Anybody can call this API. A connector without authentication cannot be certified for the catalogue.
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {security.kind === 'other' ? <AsDefined connector={connector} /> : null}
      <SecurityFields security={security} signIn={connector.signIn} onChange={change} />
    </Panel>
  );
}

/** What a connection asks for, where no choice of this page says it: what the package's properties say. */
function AsDefined({
  connector: { connectionSets, connectionValues, signIn },
}: {
  readonly connector: ConnectorDetail;
}) {
  const ways =
    connectionSets.length === 0
      ? [{ name: undefined, title: 'A connection' }]
      : connectionSets.map(({ name, title }) => ({ name, title }));
  const asked = (way: string | undefined) =>
    connectionValues
      .filter(({ sets }) => way === undefined || sets.length === 0 || sets.includes(way))
      .map(({ label }) => label)
      .join(', ');
  return (
    <>
      <Facts
        facts={Object.fromEntries(ways.map(({ name, title }) => [title, `asks for ${asked(name) || 'nothing'}`]))}
      />
      {connectionValues.some(({ obtainedBy }) => obtainedBy === 'person') ? (
        <CopyField
          label="Redirect URL"
          value={signIn.redirectUrl}
          hint="Register it, exactly so, with the application at the provider. Its client id and secret are those of the package: import it again to change them."
        />
      ) : null}
      <Text>The definition and its properties say so. Another choice takes their place.</Text>
    </>
  );
}
