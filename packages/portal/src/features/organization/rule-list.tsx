import { Badge, Button, Field, makeStyles, SearchBox, Switch, tokens } from '@fluentui/react-components';
import type { ListedRule } from '@tenon/certification';
import { putRuleSettings } from '@tenon/contract';
import { useState } from 'react';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Panel } from '../../ui/panel.tsx';
import { findRules } from './find-rules.ts';
import { RuleDialog } from './rule-dialog.tsx';
import type { RuleSettings } from './rule-settings-form.tsx';
import { useOrganizationChange } from './use-organization-change.ts';

const useStyles = makeStyles({
  search: { display: 'flex', flexWrap: 'wrap', gap: '8px 24px', alignItems: 'end' },
  field: { flex: '1 1 280px', maxWidth: '480px' },
  rule: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: '2px' },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
});

const atOnce = 50;
const looks = { error: 'danger', warning: 'warning', info: 'informative', off: 'subtle' } as const;
const words = { error: 'Error', warning: 'Warning', info: 'Info', off: 'Off' } as const;

interface RuleListProps {
  readonly rules: readonly ListedRule[];
  readonly settings: RuleSettings;
  readonly mayChange: boolean;
}

/** Every rule with its severity; each can be changed with a reason, and set back. */
export function RuleList({ rules, settings, mayChange }: RuleListProps) {
  const styles = useStyles();
  const notify = useNotify();
  const [search, setSearch] = useState('');
  const [isChangedOnly, setChangedOnly] = useState(false);
  const [shown, setShown] = useState(atOnce);
  const [asked, setAsked] = useState<ListedRule>();
  const change = useOrganizationChange(putRuleSettings);
  const changes = settings.overrides.rules ?? {};
  const found = findRules(rules, search).filter(({ id }) => !isChangedOnly || Object.hasOwn(changes, id));
  const save = (changed: RuleSettings['overrides']['rules']) =>
    change.mutateAsync({ body: { overrides: { ...settings.overrides, rules: changed }, revision: settings.revision } });
  const reset = ({ id }: ListedRule) => {
    const { [id]: _, ...others } = changes;
    void save(others).then(() => notify(`${id} holds as it is again.`));
  };
  const columns: readonly Column<ListedRule>[] = [
    {
      name: 'Rule',
      sortBy: ({ id }) => id,
      show: ({ id, summary }) => (
        <div className={styles.rule}>
          <span className={styles.id}>{id}</span>
          <span>{summary}</span>
          {changes[id] === undefined ? null : <span className={styles.quiet}>Because: {changes[id].reason}</span>}
        </div>
      ),
    },
    {
      name: 'Severity',
      sortBy: ({ id, severity }) => order.indexOf(changes[id]?.severity ?? severity),
      show: ({ id, severity }) => (
        <div className={styles.rule}>
          <Badge appearance="tint" color={looks[changes[id]?.severity ?? severity]}>
            {words[changes[id]?.severity ?? severity]}
          </Badge>
          {changes[id] === undefined ? null : <span className={styles.quiet}>instead of {words[severity]}</span>}
        </div>
      ),
    },
    {
      name: 'Actions',
      show: (rule) =>
        rule.isLocked ? (
          <span className={styles.quiet}>Cannot be changed</span>
        ) : (
          <div className={styles.actions}>
            <Button size="small" disabled={!mayChange} aria-label={`Change ${rule.id}`} onClick={() => setAsked(rule)}>
              Change…
            </Button>
            {changes[rule.id] === undefined ? null : (
              <Button
                size="small"
                disabled={!mayChange || change.isPending}
                aria-label={`Reset ${rule.id}`}
                onClick={() => reset(rule)}
              >
                Reset
              </Button>
            )}
          </div>
        ),
    },
  ];
  return (
    <Panel
      title={`Rules (${found.length})`}
      intro={
        mayChange
          ? 'Each change needs its reason; the audit keeps who made it.'
          : 'An owner of the organization changes them.'
      }
    >
      <div className={styles.search}>
        <Field label="Search by id or text" className={styles.field}>
          <SearchBox value={search} onChange={(_, data) => setSearch(data.value)} />
        </Field>
        <Switch
          label={`Changed rules only (${Object.keys(changes).length})`}
          checked={isChangedOnly}
          onChange={(_, data) => setChangedOnly(data.checked)}
        />
      </div>
      {change.isError ? <ErrorPanel title="The rule was not changed." error={change.error} /> : null}
      {found.length > 0 ? (
        <DataTable label="Rules" columns={columns} rows={found.slice(0, shown)} rowKey={({ id }) => id} />
      ) : isChangedOnly && search === '' ? (
        <EmptyState title="No rule is changed">
          Every rule holds as it is. Turn this switch off, find a rule, and change it with a reason.
        </EmptyState>
      ) : (
        <EmptyState title="No rule is like that">Search for other words, or for a part of an id.</EmptyState>
      )}
      {found.length > shown ? (
        <Button onClick={() => setShown(found.length)}>Show all {found.length} rules</Button>
      ) : null}
      {asked === undefined ? null : (
        <RuleDialog
          rule={asked}
          {...(changes[asked.id] === undefined ? {} : { changed: changes[asked.id] })}
          onChange={(changed) => save({ ...changes, [asked.id]: changed })}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Panel>
  );
}

const order: readonly string[] = ['error', 'warning', 'info', 'off'];
