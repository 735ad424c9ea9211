/** The roles: three of an organization, and two of the instance, held at the scope `/`. */
export type RoleName = 'Owner' | 'Contributor' | 'Reader' | 'Catalogue reviewer' | 'Operator';

/** What a role permits: patterns in which `*` stands for anything. `notActions` are taken away from `actions`. */
export interface Role {
  readonly name: RoleName;
  readonly description: string;
  /** Where it is held: in a tenant or at the instance. */
  readonly level: 'tenant' | 'instance';
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

const instanceOnly = ['Tenon/reviews/*', 'Tenon/tenants/*', 'Tenon/settings/*', 'Tenon/operations/*'];

/** Every role by name. */
export const roles: Readonly<Record<RoleName, Role>> = {
  Owner: {
    name: 'Owner',
    description: 'Does everything within its scope, and says who else may.',
    level: 'tenant',
    actions: ['*'],
    notActions: instanceOnly,
  },
  Contributor: {
    name: 'Contributor',
    description: 'Makes, changes and deletes everything within its scope; gives no rights.',
    level: 'tenant',
    actions: ['*'],
    notActions: [
      ...instanceOnly,
      'Tenon/tenant/write',
      'Tenon/members/write',
      'Tenon/roleAssignments/*',
      'Tenon/auditEntries/*',
    ],
  },
  Reader: {
    name: 'Reader',
    description: 'Sees everything within its scope and changes nothing.',
    level: 'tenant',
    actions: ['*/read'],
    notActions: [...instanceOnly, 'Tenon/auditEntries/*'],
  },
  'Catalogue reviewer': {
    name: 'Catalogue reviewer',
    description: 'Reviews nominations of every tenant and publishes them in the catalogue.',
    level: 'instance',
    actions: ['Tenon/reviews/*'],
    notActions: [],
  },
  Operator: {
    name: 'Operator',
    description:
      'Makes tenants, changes the settings of the instance and watches how it does; sees nothing inside a tenant.',
    level: 'instance',
    actions: ['Tenon/tenants/*', 'Tenon/settings/*', 'Tenon/operations/*'],
    notActions: [],
  },
};

/** Whether a text is the name of a role. */
export function isRoleName(text: string): text is RoleName {
  return Object.hasOwn(roles, text);
}
