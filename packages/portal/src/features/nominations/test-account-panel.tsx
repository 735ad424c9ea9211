import { Badge, Text } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { putTestAccount } from '@tenon/contract';
import { useState } from 'react';
import { call } from '../../transport/call.ts';
import { ConnectionValueFields } from '../../ui/connection-value-fields.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useNominee } from './use-nominee.ts';

interface TestAccountPanelProps {
  readonly nominationId: string;
  readonly connectorId: string;
  readonly hasTestAccount: boolean;
}

/** Gives the reviewer values to try the connector with. They are sealed at once and never shown again. */
export function TestAccountPanel({ nominationId, connectorId, hasTestAccount }: TestAccountPanelProps) {
  const client = useQueryClient();
  const nominee = useNominee(connectorId);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [set, setSet] = useState<string>();
  const give = useMutation({
    mutationFn: () => call(putTestAccount, { params: { nominationId }, body: { values } }),
    onSuccess: () => {
      setValues({});
      return client.invalidateQueries({ queryKey: ['nomination', nominationId] });
    },
  });
  const fields = nominee.data?.connectionValues ?? [];
  if (fields.length === 0) return null;
  return (
    <Panel
      title="Test account"
      intro="With it the reviewer calls your operations. It is encrypted at once, nobody can read it, it is never part of the package, and it is deleted when the review ends."
      actions={
        hasTestAccount ? (
          <Badge appearance="tint" color="success">
            Given
          </Badge>
        ) : undefined
      }
    >
      {hasTestAccount ? <Text>A test account was given. New values replace it.</Text> : null}
      <Form
        submit={hasTestAccount ? 'Replace test account' : 'Give test account'}
        isBusy={give.isPending}
        isDisabled={fields.some(
          ({ name, isRequired, sets }) => isRequired && sets.length === 0 && (values[name] ?? '') === '',
        )}
        error={give.error}
        errorTitle="The test account was not kept."
        onSubmit={() => give.mutate()}
      >
        <ConnectionValueFields
          fields={fields}
          sets={nominee.data?.connectionSets ?? []}
          set={set}
          onSet={setSet}
          values={values}
          onChange={(name, value) => setValues((old) => ({ ...old, [name]: value }))}
        />
      </Form>
    </Panel>
  );
}
