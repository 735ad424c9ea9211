import { Button, makeStyles, Switch, Text } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { Workflow, WorkflowPlace } from '../workflow-types.ts';
import { type Policy, readCallers, withPolicies, withPolicy, withSignatures } from './access-control.ts';
import { PolicyDialog } from './policy-dialog.tsx';
import { useSaveCallers } from './use-save-callers.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '16px' },
  policy: { display: 'flex', flexDirection: 'column', gap: '8px' },
  head: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
});

/** Who may call the Request trigger with a token, and whether its signed address does too. */
export function CallersPanel({ place, workflow }: { readonly place: WorkflowPlace; readonly workflow: Workflow }) {
  const styles = useStyles();
  const [asked, setAsked] = useState<{ readonly policy?: Policy }>();
  const save = useSaveCallers(place);
  const { policies, takesSignatures, ranges } = readCallers(workflow.properties.accessControl);
  const put = (policy: Policy) =>
    save.mutateAsync((present) => withPolicies(present, withPolicy(readCallers(present).policies, policy)));
  const remove = ({ name: removed }: Policy) =>
    save.mutate((present) => {
      const { policies: all } = readCallers(present);
      return withPolicies(
        present,
        all.filter(({ name }) => name !== removed),
      );
    });
  return (
    <Panel
      title="Callers with tokens"
      intro={
        policies.length === 0
          ? 'None. Programs that sign in at an OpenID provider, such as Microsoft Entra ID, can call without the signed address.'
          : 'A token opens the trigger that has all claims of one policy. It is sent as Authorization: Bearer, to the address without its signature.'
      }
      actions={
        <Button icon={<AddRegular />} onClick={() => setAsked({})}>
          Add policy
        </Button>
      }
    >
      {save.isError && asked === undefined ? (
        <ErrorPanel title="The callers were not changed." error={save.error} />
      ) : null}
      {policies.length > 0 ? (
        <ul className={styles.list} aria-label="Policies">
          {policies.map((policy) => (
            <li key={policy.name} className={styles.policy}>
              <div className={styles.head}>
                <Text weight="semibold">{policy.name}</Text>
                <Button size="small" aria-label={`Change ${policy.name}`} onClick={() => setAsked({ policy })}>
                  Change
                </Button>
                <Button
                  size="small"
                  aria-label={`Remove ${policy.name}`}
                  disabled={save.isPending}
                  onClick={() => remove(policy)}
                >
                  Remove
                </Button>
              </div>
              <Facts facts={shownClaims(policy)} />
            </li>
          ))}
        </ul>
      ) : null}
      {policies.length > 0 || !takesSignatures ? (
        <Switch
          label="The signed address starts the workflow, too"
          checked={takesSignatures}
          disabled={save.isPending}
          onChange={(_, data) =>
            save.mutate((present) => withSignatures(present, data.checked ? 'Enabled' : 'Disabled'))
          }
        />
      ) : null}
      {ranges === undefined ? null : <Facts facts={{ 'Only from': ranges.join(', ') || 'other workflows' }} />}
      {asked === undefined ? null : (
        <PolicyDialog
          {...asked}
          taken={policies.map(({ name }) => name)}
          onSave={put}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Panel>
  );
}

const knownClaims: Readonly<Record<string, string>> = { iss: 'Issuer', aud: 'Audience', sub: 'Subject' };

/** Each claim by its name; several of one name stand together. */
function shownClaims({ claims }: Policy): Readonly<Record<string, string>> {
  const shown: Record<string, string> = {};
  for (const { name, value } of claims) {
    const label = knownClaims[name] ?? name;
    shown[label] = shown[label] === undefined ? value : `${shown[label]} and ${value}`;
  }
  return shown;
}
