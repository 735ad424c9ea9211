import type { Resource } from '../../transport/manage.ts';

/** What is read of a workflow to find out what it uses. */
export type UsingWorkflow = Resource<{
  readonly integrationAccount?: { readonly id?: string };
  readonly definition?: unknown;
}>;

/** The workflows to which an account is attached. Ids match whatever their case. */
export function usersOf(workflows: readonly UsingWorkflow[], accountId: string): readonly UsingWorkflow[] {
  const wanted = accountId.toLowerCase();
  return workflows.filter(({ properties }) => properties.integrationAccount?.id?.toLowerCase() === wanted);
}

/** Those of an account's workflows with an action that applies a map or a schema. A name that an expression makes is not known here. */
export function usersOfArtifact(
  users: readonly UsingWorkflow[],
  artifact: { readonly kind: 'maps' | 'schemas'; readonly name: string },
): readonly UsingWorkflow[] {
  const member = artifact.kind === 'maps' ? 'map' : 'schema';
  return users.filter(({ properties }) => names(properties.definition, member).has(artifact.name.toLowerCase()));
}

/** Every name that an action gives a map or a schema: `{"integrationAccount": {"map": {"name"}}}`, wherever it stands. */
function names(value: unknown, member: 'map' | 'schema', found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inside] of Object.entries(value)) {
    const named = key === 'integrationAccount' ? (inside as Named | null)?.[member]?.name : undefined;
    if (typeof named === 'string') found.add(named.toLowerCase());
    names(inside, member, found);
  }
  return found;
}

type Named = Readonly<Record<string, { readonly name?: unknown } | undefined>>;
