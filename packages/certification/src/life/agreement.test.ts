import { expect, test } from 'vitest';
import { writeAgreement } from './agreement.ts';

const parties = {
  nominationId: 'n-1',
  form: {
    connectorVersionId: 'version-1',
    publisher: 'Print Framer',
    supportEmail: 'support@print-framer.alt',
    ownership: 'owner',
    userScenario: 'A shop quotes frames.',
    statedAvailabilityPercent: 99.95,
  },
  connectorName: 'Print Framer',
  connectorVersion: '2.0.0',
  platformName: 'Tenon',
  date: '2026-01-02',
} as const;

test('names the parties, the version, the support address and the stated availability', () => {
  const text = writeAgreement(parties);
  for (const part of ['Print Framer', '2.0.0', 'support@print-framer.alt', '99.95 %', 'owns the service']) {
    expect(text).toContain(part);
  }
  expect(writeAgreement(parties)).toBe(text);
});

test.each([
  { ownership: 'rights-granted', says: 'holds the rights' },
  { ownership: 'independent', says: 'independent publisher' },
] as const)('states the ownership of a publisher that is $ownership', ({ ownership, says }) => {
  const { statedAvailabilityPercent: _, ...form } = parties.form;
  const text = writeAgreement({ ...parties, form: { ...form, ownership } });
  expect(text).toContain(says);
  expect(text).toContain('states no availability');
});
