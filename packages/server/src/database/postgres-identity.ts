import { type SpawnOptions, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { Refusal } from '@tenon/diagnostics';

/** How a PostgreSQL program is started: the command before it, and the user it becomes. */
export interface PostgresIdentity {
  readonly prefix: readonly string[];
  readonly spawn: Pick<SpawnOptions, 'uid' | 'gid'>;
}

const userNamespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];

/**
 * PostgreSQL refuses to run as root. Started as root, it runs in a user namespace, where it is nobody special and
 * its files still belong to root; where the kernel forbids that, as the `postgres` user of the machine. A cluster
 * that exists keeps the owner it has.
 */
export function postgresIdentity(clusterFolder: string): PostgresIdentity {
  if (process.getuid?.() !== 0) return { prefix: [], spawn: {} };
  const owner = existsSync(clusterFolder) ? statSync(clusterFolder) : undefined;
  if (owner && owner.uid !== 0) return { prefix: [], spawn: { uid: owner.uid, gid: owner.gid } };
  if (spawnSync(userNamespace[0] ?? '', [...userNamespace.slice(1), 'true']).status === 0) {
    return { prefix: userNamespace, spawn: {} };
  }
  const user = findUser('postgres');
  if (user && !owner) return { prefix: [], spawn: user };
  throw new Refusal(
    'postgres-as-root',
    'The embedded PostgreSQL does not run as root, and this machine allows neither a user namespace (unshare --user) nor has a user named postgres. Start Tenon as an ordinary user, or name your own PostgreSQL in DATABASE_URL.',
  );
}

function findUser(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}
