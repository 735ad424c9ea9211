import type { Verdict } from '@tenon/certification';

const eligibility = {
  yes: 'eligible',
  'after-changes': 'eligible after changes',
  never: 'not eligible, and no change of the connector helps',
  unknown: 'not known before the publisher has declared the rest',
} as const;

const standing = { met: 'met', 'not-met': 'not met', 'not-declared': 'not declared' } as const;

/** The criteria of certification as a report of their own. */
export function criteriaLines({ criteria, eligible, changesNeeded }: Verdict['criteria']): readonly string[] {
  const needed = changesNeeded.length === 0 ? '' : `: ${changesNeeded.join(', ')}`;
  return [
    `  Criteria: ${eligibility[eligible]}${needed}`,
    ...criteria.map(
      ({ criterion, requirement, status, message }) =>
        `    ${criterion} (${requirement}) ${standing[status]}: ${message}`,
    ),
  ];
}
