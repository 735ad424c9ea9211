import { Field, Input, makeStyles, Select, Textarea } from '@fluentui/react-components';
import type { DeclarationDraft } from './declaration-draft.ts';

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))', gap: '16px' },
});

const ownerships: readonly (readonly [DeclarationDraft['ownership'], string])[] = [
  ['', 'Choose…'],
  ['owner', 'My organization owns the API'],
  ['rights-granted', 'The owner has granted my organization the right'],
  ['independent', 'Somebody else owns it; I publish as an independent publisher'],
  ['none', 'Somebody else owns it, and has granted no right'],
];

interface DeclarationFieldsProps {
  readonly draft: DeclarationDraft;
  readonly onChange: (part: Partial<DeclarationDraft>) => void;
}

type TextName = {
  [K in keyof DeclarationDraft]: string extends DeclarationDraft[K] ? K : never;
}[keyof DeclarationDraft];

/** The fields of the nomination form. */
export function DeclarationFields({ draft, onChange }: DeclarationFieldsProps) {
  const styles = useStyles();
  const text = (
    name: TextName,
    label: string,
    options: { hint?: string; required?: boolean; type?: 'email' | 'url' } = {},
  ) => (
    <Field
      label={label}
      {...(options.hint ? { hint: options.hint } : {})}
      {...(options.required ? { required: true } : {})}
    >
      <Input
        {...(options.type ? { type: options.type } : {})}
        value={draft[name]}
        onChange={(_, data) => onChange({ [name]: data.value })}
      />
    </Field>
  );
  return (
    <>
      <div className={styles.grid}>
        {text('organization', 'Organization', { required: true, hint: 'Who owns the API' })}
        {text('supportEmail', 'Support e-mail', {
          required: true,
          type: 'email',
          hint: 'Customers write here for technical help',
        })}
      </div>
      <Field label="Ownership of the API" required>
        <Select
          value={draft.ownership}
          onChange={(_, data) => onChange({ ownership: ownerships.find(([one]) => one === data.value)?.[0] ?? '' })}
        >
          {ownerships.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="User scenario" required hint="What people do with the connector, and who they are">
        <Textarea
          value={draft.scenario}
          rows={4}
          resize="vertical"
          onChange={(_, data) => onChange({ scenario: data.value })}
        />
      </Field>
      <div className={styles.grid}>
        {text('availability', 'Guaranteed availability (%)', { hint: '99.9 or more is recommended; it never blocks' })}
        {text('subscriptionUrl', 'Subscription or pricing page', {
          type: 'url',
          hint: 'Where people get a key of their own',
        })}
        {text('supportUrl', 'Support page', { type: 'url' })}
        {text('website', 'Website', { type: 'url' })}
        {text('privacyPolicy', 'Privacy policy', { type: 'url' })}
        {text('categories', 'Categories', { hint: 'At most two, separated by a comma' })}
      </div>
      <Field label="Test account note" hint="How the reviewer gets a test account. Never write a password or key here.">
        <Textarea
          value={draft.testAccountNote}
          rows={3}
          resize="vertical"
          onChange={(_, data) => onChange({ testAccountNote: data.value })}
        />
      </Field>
    </>
  );
}
