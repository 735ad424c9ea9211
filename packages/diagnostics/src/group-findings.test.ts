import { expect, test } from 'vitest';
import { groupFindings } from './group-findings.ts';

const found = (rule: string, severity: 'error' | 'warning' | 'info', related: readonly string[] = []) => ({
  rule,
  severity,
  message: `${rule} is broken.`,
  remedy: `Mend ${rule}.`,
  related,
});

test('tells what a rule finds as one, the gravest rules first', () => {
  const totals = [
    { rule: 'labels', severity: 'warning', places: 112, message: '112 outputs have no label.' },
    { rule: 'host', severity: 'error', places: 1, message: 'There is no host.' },
  ] as const;
  const findings = [found('labels', 'warning'), found('host', 'error'), found('labels', 'info')];
  expect(groupFindings(findings, totals)).toEqual([
    { ...totals[1], places: undefined, remedy: 'Mend host.', count: 1, listed: 1, findings: [findings[1]] },
    {
      ...totals[0],
      places: undefined,
      remedy: 'Mend labels.',
      count: 112,
      listed: 2,
      findings: [findings[0], findings[2]],
    },
  ]);
});

test('counts the places of a report that has no totals', () => {
  expect(groupFindings([found('labels', 'info', ['a', 'b']), found('labels', 'info')], [])).toMatchObject([
    { message: 'labels is broken.', count: 4, listed: 4 },
  ]);
});
