import { expect, test } from 'vitest';
import { sampleFiles } from '../documentation/sample-files.ts';
import { judgeCriteria } from './criteria.ts';
import { reviewConnector } from './review-connector.ts';

test.each([
  {
    name: 'an API of the government, with a key',
    declarations: { ownership: 'none', authentication: 'apiKey', supportContact: 'a@b.net', availabilityPercent: 99.9 },
    eligible: 'never',
    changesNeeded: [],
  },
  {
    name: 'an own API with client certificates and 95 % availability',
    declarations: {
      ownership: 'owner',
      authentication: 'clientCertificate',
      supportContact: 'a@b.net',
      availabilityPercent: 95,
    },
    eligible: 'after-changes',
    changesNeeded: ['authentication'],
  },
  {
    name: 'an own API with OAuth and 95 % availability',
    declarations: { ownership: 'owner', authentication: 'oauth2', supportContact: 'a@b.net', availabilityPercent: 95 },
    eligible: 'yes',
    changesNeeded: [],
  },
  {
    name: 'no authentication and nobody to ask',
    declarations: { ownership: 'rights-granted' },
    eligible: 'after-changes',
    changesNeeded: ['authentication', 'support'],
  },
  {
    name: 'an owner who has not been asked yet',
    declarations: { authentication: 'basic', supportContact: 'a@b.net' },
    eligible: 'unknown',
    changesNeeded: [],
  },
] as const)('judges $name', ({ declarations, eligible, changesNeeded }) => {
  expect(judgeCriteria(declarations)).toMatchObject({ eligible, changesNeeded });
});

test('never lets the availability decide', () => {
  const { criteria } = judgeCriteria({
    ownership: 'owner',
    authentication: 'oauth2',
    supportContact: 'a@b.net',
    availabilityPercent: 95,
  });
  expect(criteria.find(({ criterion }) => criterion === 'availability')).toMatchObject({
    requirement: 'recommended',
    status: 'not-met',
  });
});

test('reads authentication and support from the files', () => {
  const { criteria } = reviewConnector({ files: sampleFiles(), declarations: { ownership: 'owner' } });
  expect(criteria.eligible).toBe('yes');
  const bare = {
    '/securityDefinitions': undefined,
    '/security': undefined,
    '/info/contact': undefined,
    'properties:/properties/connectionParameters': undefined,
  };
  const without = reviewConnector({ files: sampleFiles(bare), declarations: { ownership: 'owner' } });
  expect(without.criteria.changesNeeded).toEqual(['authentication', 'support']);
});
