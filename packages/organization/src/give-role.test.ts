import { expect, test } from 'vitest';
import { checkGivenRole, checkOwnerRemains } from './give-role.ts';
import { toScope } from './place.ts';

const tenantId = '11111111-1111-4111-8111-111111111111';
const otherTenant = '22222222-2222-4222-8222-222222222222';
const subscriptionId = '33333333-3333-4333-8333-333333333333';
const owner = [{ role: 'Owner', scope: toScope({ tenantId }) }];
const subscriptionOwner = [{ role: 'Owner', scope: toScope({ tenantId, subscriptionId }) }];
const operator = [{ role: 'Operator', scope: '/' }];

test.each([
  { name: 'an owner makes an owner', giver: owner, role: 'Owner', scope: toScope({ tenantId }), code: undefined },
  { name: 'an operator makes a reviewer', giver: operator, role: 'Catalogue reviewer', scope: '/', code: undefined },
  {
    name: 'an owner of a subscription gives within it',
    giver: subscriptionOwner,
    role: 'Reader',
    scope: toScope({ tenantId, subscriptionId }),
    code: undefined,
  },
  {
    name: 'an owner of a subscription gives above it',
    giver: subscriptionOwner,
    role: 'Reader',
    scope: toScope({ tenantId }),
    code: 'role-not-yours-to-give',
  },
  { name: 'an owner makes an operator', giver: owner, role: 'Operator', scope: '/', code: 'role-not-yours-to-give' },
  {
    name: 'an operator gives inside a tenant',
    giver: operator,
    role: 'Owner',
    scope: toScope({ tenantId }),
    code: 'role-not-yours-to-give',
  },
  {
    name: 'a role of the instance at a tenant',
    giver: operator,
    role: 'Operator',
    scope: toScope({ tenantId }),
    code: 'role-scope-mismatch',
  },
  {
    name: 'a role of the tenant at the instance',
    giver: owner,
    role: 'Owner',
    scope: '/',
    code: 'role-scope-mismatch',
  },
  {
    name: 'a role in another tenant',
    giver: owner,
    role: 'Reader',
    scope: toScope({ tenantId: otherTenant }),
    code: 'role-scope-mismatch',
  },
  { name: 'an unknown role', giver: owner, role: 'God', scope: '/', code: 'role-unknown' },
  { name: 'an unknown scope', giver: owner, role: 'Reader', scope: 'everything', code: 'role-unknown' },
])('judges the giving of roles: $name', ({ giver, role, scope, code }) => {
  const give = () => checkGivenRole(giver, { role, scope }, tenantId);
  if (code === undefined) expect(give()).toEqual({ role, scope });
  else expect(give).toThrow(expect.objectContaining({ code }));
});

test.each([
  { name: 'an active owner', after: [{ memberId: 'a', active: true, roles: owner }], code: undefined },
  { name: 'a disabled owner', after: [{ memberId: 'a', active: false, roles: owner }], code: 'last-owner' },
  {
    name: 'an owner of a part only',
    after: [{ memberId: 'a', active: true, roles: subscriptionOwner }],
    code: 'last-owner',
  },
])('keeps a tenant owned: $name', ({ after, code }) => {
  const check = () => checkOwnerRemains(after, tenantId);
  if (code === undefined) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ code }));
});
