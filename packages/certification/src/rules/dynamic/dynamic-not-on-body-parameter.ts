import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';

/** Dynamic extensions stand in the schema of a body, not on its parameter. */
export const dynamicNotOnBodyParameter: CheckedRule<'dynamic'> = {
  id: 'dynamic-not-on-body-parameter',
  severity: 'error',
  level: 'dynamic',
  fix: 'safe',
  source: 'SV DynamicExtensionDefinitionNotAllowedInParameter',
  summary: 'Dynamic extensions stand in the schema of a body, not on its parameter.',
  why: 'On the parameter they are ignored.',
  remedy: 'Move the extension into the schema.',
  on: 'dynamic',
  check(dynamic, report) {
    if (dynamic.parameter?.location !== 'body') return;
    const target = below(dynamic.holderAt, 'schema', dynamic.name);
    report(dynamic, `${dynamic.name} stands on the body parameter "${dynamic.parameter.name}".`, {
      fix: () => [
        { kind: 'set', at: target, value: dynamic.value },
        { kind: 'remove', at: dynamic.at },
      ],
    });
  },
  example: {
    at: '/paths/~1parcels/post/parameters/0/x-ms-dynamic-schema',
    bad: {
      '/paths/~1parcels/post/parameters/0/x-ms-dynamic-schema': { operationId: 'ListDepots', 'value-path': 'schema' },
    },
  },
};
