import { Field, Select, Text, Textarea } from '@fluentui/react-components';
import { type AnswerOf, type getRuleSettings, putRuleSettings } from '@tenon/contract';
import { useState } from 'react';
import { Form } from '../../ui/form.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { useNotify } from '../../ui/notify.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useOrganizationChange } from './use-organization-change.ts';

/** What the organization changes about the rules. */
export type RuleSettings = AnswerOf<typeof getRuleSettings>;

interface RuleSettingsFormProps {
  readonly settings: RuleSettings;
  readonly mayChange: boolean;
}

/** The profile of the organization, and the names that it reserves. */
export function RuleSettingsForm({ settings, mayChange }: RuleSettingsFormProps) {
  const save = useOrganizationChange(putRuleSettings);
  const notify = useNotify();
  const [profile, setProfile] = useState<string>(settings.overrides.profile ?? '');
  const [names, setNames] = useState((settings.overrides.reservedNames ?? []).join('\n'));
  const submit = () => {
    const { rules = {} } = settings.overrides;
    const reservedNames = names
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const overrides = {
      rules,
      ...(profile === '' ? {} : { profile }),
      ...(reservedNames.length === 0 ? {} : { reservedNames }),
    };
    save.mutate(
      { body: { overrides, revision: settings.revision } },
      { onSuccess: () => notify('The rule settings were saved.') },
    );
  };
  return (
    <Panel
      title="How connectors are judged"
      intro="This holds for the connectors of your organization: in the editor, on their pages and for the command line. For the catalogue your changes only make rules stricter."
    >
      <Form
        submit="Save rule settings"
        isBusy={save.isPending}
        isDisabled={!mayChange}
        error={save.error}
        errorTitle="The rule settings were not saved."
        onSubmit={submit}
      >
        <Field label="Profile">
          <Select value={profile} disabled={!mayChange} onChange={(_, data) => setProfile(data.value)}>
            <option value="">As it is: draft while editing, else certification</option>
            <option value="draft">Draft: most findings one severity lower</option>
            <option value="certification">Certification: as the catalogue judges</option>
            <option value="strict">Strict: complete texts everywhere</option>
          </Select>
        </Field>
        <Field
          label="Reserved names"
          hint="One on each line: names of products that titles and texts must not contain. Without any, the default list holds."
        >
          <Textarea
            value={names}
            rows={3}
            resize="vertical"
            readOnly={!mayChange}
            onChange={(_, data) => setNames(data.value)}
          />
        </Field>
      </Form>
      {settings.changedAt === null ? null : (
        <Text>
          Last changed {shownInstant(settings.changedAt)}
          {settings.changedBy === null ? '' : ` by ${settings.changedBy.displayName}`}.
        </Text>
      )}
    </Panel>
  );
}
