import { makeStyles, Text } from '@fluentui/react-components';
import { parseResourceId } from '../../transport/manage.ts';
import { RouterLink } from '../../ui/router-link.tsx';
import type { UsingWorkflow } from './find-users.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', gap: '6px 16px' },
});

/** Workflows, each with the way to it. */
export function UserList({ users }: { readonly users: readonly UsingWorkflow[] }) {
  const styles = useStyles();
  if (users.length === 0) {
    return (
      <Text>
        No workflow yet. Attach the account to one with <code>integrationAccount</code> among its properties.
      </Text>
    );
  }
  return (
    <ul className={styles.list}>
      {users.map(({ id, name }) => (
        <li key={id}>
          <RouterLink
            to="/workflows/$subscription/$group/$name"
            params={parseResourceId(id) ?? { subscription: '', group: '', name }}
          >
            {name}
          </RouterLink>
        </li>
      ))}
    </ul>
  );
}
