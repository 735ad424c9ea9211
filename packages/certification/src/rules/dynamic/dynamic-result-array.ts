import type { CheckedRule } from '../../review/rule.ts';
import { callsOf, isSaidInNewerForm, schemaAtPath } from '../../survey/dynamic-calls.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The path to the values leads to a list in the response of the called operation. */
export const dynamicResultArray: CheckedRule<'dynamic'> = {
  id: 'dynamic-result-array',
  severity: 'warning',
  level: 'dynamic',
  fix: 'none',
  source: 'SV InvokedOperationShouldProduceArray',
  summary: 'The path to the values leads to a list in the response of the called operation.',
  why: 'Otherwise the list stays empty.',
  remedy: 'Correct value-collection or itemsPath.',
  on: 'dynamic',
  check(dynamic, report, survey) {
    for (const { at, call, target } of callsOf(dynamic, survey)) {
      const key = Object.hasOwn(call, 'itemsPath') ? 'itemsPath' : 'value-collection';
      if (
        isSaidInNewerForm(dynamic) ||
        dynamic.name === 'x-ms-dynamic-schema' ||
        dynamic.name === 'x-ms-dynamic-properties' ||
        target === undefined ||
        survey.definition === undefined
      )
        continue;
      const path = textOr(own(call, key));
      const items = schemaAtPath(survey.definition, target, path);
      if (
        items.kind === 'missing' ||
        (items.kind === 'schema' && own(items.value, 'type') !== undefined && own(items.value, 'type') !== 'array')
      )
        report(
          Object.hasOwn(call, key) ? below(at, key) : at,
          path === ''
            ? `The response of "${target.name}" is not a list, and no path to one is given.`
            : `${quote(path)} does not lead to a list in the response of "${target.name}".`,
        );
    }
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/value-collection',
    bad: { '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/value-collection': 'places' },
  },
};
