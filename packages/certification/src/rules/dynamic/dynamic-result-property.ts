import type { CheckedRule } from '../../review/rule.ts';
import { callsOf, isSaidInNewerForm, schemaAtPath, schemaBelow } from '../../survey/dynamic-calls.ts';
import { objectOr, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The paths to value and title lead to properties of the items. */
export const dynamicResultProperty: CheckedRule<'dynamic'> = {
  id: 'dynamic-result-property',
  severity: 'warning',
  level: 'dynamic',
  fix: 'none',
  source: 'SV InvokedOperationShouldProduceProperty',
  summary: 'The paths to value and title lead to properties of the items.',
  why: 'Otherwise the list is blank.',
  remedy: 'Correct the path.',
  on: 'dynamic',
  check(dynamic, report, survey) {
    for (const { at, call, target } of callsOf(dynamic, survey)) {
      if (
        isSaidInNewerForm(dynamic) ||
        dynamic.name === 'x-ms-dynamic-schema' ||
        dynamic.name === 'x-ms-dynamic-properties' ||
        target === undefined ||
        survey.definition === undefined
      )
        continue;
      const collection = textOr(own(call, 'itemsPath') ?? own(call, 'value-collection'));
      const items = schemaAtPath(survey.definition, target, collection);
      if (items.kind !== 'schema' || own(items.value, 'items') === undefined) continue;
      for (const key of ['value-path', 'value-title', 'itemValuePath', 'itemTitlePath']) {
        const path = own(call, key);
        if (
          typeof path === 'string' &&
          path !== '' &&
          schemaBelow(survey.definition, objectOr(own(items.value, 'items')), path).kind === 'missing'
        )
          report(below(at, key), `The items of "${target.name}" have no property ${quote(path)}.`);
      }
    }
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/value-path',
    bad: { '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/value-path': 'number' },
  },
};
