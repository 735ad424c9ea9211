import type { CheckedRule } from '../../review/rule.ts';
import { toOlderForm } from '../../survey/dynamic-calls.ts';
import { below } from '../../survey/spot.ts';

/** The newer dynamic extensions have the older form beside them. */
export const dynamicListWithValues: CheckedRule<'dynamic'> = {
  id: 'dynamic-list-with-values',
  severity: 'warning',
  level: 'dynamic',
  fix: 'safe',
  source: 'EXT',
  summary: 'The newer dynamic extensions have the older form beside them.',
  why: 'Older designers read the older form.',
  remedy: 'Add x-ms-dynamic-values beside x-ms-dynamic-list, and x-ms-dynamic-schema beside x-ms-dynamic-properties.',
  on: 'dynamic',
  check(dynamic, report) {
    const older = { 'x-ms-dynamic-list': 'x-ms-dynamic-values', 'x-ms-dynamic-properties': 'x-ms-dynamic-schema' }[
      dynamic.name
    ];
    if (older === undefined || Object.hasOwn(dynamic.holder, older)) return;
    const value = toOlderForm(dynamic.name, dynamic.value);
    const at = below(dynamic.holderAt, older);
    report(
      dynamic,
      `${dynamic.name} has no ${older} beside it.`,
      value === undefined ? {} : { fix: () => [{ kind: 'set', at, value }] },
    );
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0/x-ms-dynamic-list',
    bad: { '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values': undefined },
  },
};
