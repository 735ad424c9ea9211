import { Select } from '@fluentui/react-components';
import { useMember } from '../../session/member-context.tsx';

const roles = ['Contributor', 'Reader', 'Owner'] as const;

/** A role that people of a tenant are given. */
export type GivenRole = (typeof roles)[number];

interface RoleSelectProps {
  readonly value: GivenRole;
  readonly onChange: (role: GivenRole) => void;
}

/** Chooses a role; stands in a field, which names it. */
export function RoleSelect({ value, onChange }: RoleSelectProps) {
  return (
    <Select value={value} onChange={(_, data) => onChange(roles.find((one) => one === data.value) ?? 'Contributor')}>
      {roles.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </Select>
  );
}

interface WhereSelectProps {
  /** The id of a subscription; empty for the whole tenant. */
  readonly value: string;
  readonly onChange: (subscriptionId: string) => void;
}

/** Chooses where a role holds; stands in a field, which names it. */
export function WhereSelect({ value, onChange }: WhereSelectProps) {
  const { session } = useMember();
  return (
    <Select value={value} onChange={(_, data) => onChange(data.value)}>
      <option value="">The whole tenant</option>
      {session.subscriptions.map((one) => (
        <option key={one.id} value={one.id}>
          Only {one.displayName}
        </option>
      ))}
    </Select>
  );
}
