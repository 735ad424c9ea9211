import { expect, test } from 'vitest';
import { chooseContext } from './member-context.tsx';
import type { Session } from './use-session.ts';

const session: Session = {
  member: { id: 'm', displayName: 'Ada', email: null, hasPassword: true },
  tenant: { id: 't', displayName: 'Frames' },
  subscriptions: [
    {
      id: 's1',
      displayName: 'One',
      resourceGroups: [
        { name: 'a', region: 'north' },
        { name: 'b', region: 'south' },
      ],
    },
    { id: 's2', displayName: 'Two', resourceGroups: [{ name: 'c', region: 'south' }] },
  ],
  regions: [
    { name: 'north', displayName: 'North' },
    { name: 'south', displayName: 'South' },
  ],
  roles: [],
  unreadNotices: 0,
};

test('takes the remembered subscription and region, with the groups that lie in both', () => {
  const chosen = chooseContext(session, { subscriptionId: 's1', region: 'south' });
  expect(chosen?.subscription.id).toBe('s1');
  expect(chosen?.resourceGroups.map((group) => group.name)).toEqual(['b']);
});

test('falls back to a region in which the subscription has a group', () => {
  expect(chooseContext(session, { subscriptionId: 's2', region: 'gone' })?.region.name).toBe('south');
});

test('has no context without a subscription', () => {
  expect(chooseContext({ ...session, subscriptions: [] }, undefined)).toBeUndefined();
});
