import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** Operations have "summary", not "x-ms-summary". */
export const operationNoXMsSummary: CheckedRule<'operation'> = {
  id: 'operation-no-x-ms-summary',
  severity: 'info',
  level: 'operation',
  fix: 'safe',
  source: 'EXT',
  summary: 'Operations have "summary", not "x-ms-summary".',
  why: 'The extension is for parameters and schemas; on operations it is ignored.',
  remedy: 'Move the text to "summary".',
  on: 'operation',
  check(operation, report) {
    if (!Object.hasOwn(operation.value, 'x-ms-summary')) return;
    const at = below(operation.at, 'x-ms-summary');
    const text = own(operation.value, 'x-ms-summary');
    report(at, `The operation "${operation.name}" has "x-ms-summary", which is ignored there.`, {
      fix: () => [
        ...(isBlank(own(operation.value, 'summary')) && typeof text === 'string'
          ? [{ kind: 'set', at: below(operation.at, 'summary'), value: text } as const]
          : []),
        { kind: 'remove', at },
      ],
    });
  },
  example: { at: '/paths/~1parcels/get/x-ms-summary', bad: { '/paths/~1parcels/get/x-ms-summary': 'List parcels' } },
};
