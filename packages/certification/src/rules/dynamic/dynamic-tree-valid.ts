import type { CheckedRule } from '../../review/rule.ts';
import { isObject, objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** A dynamic tree has "open", and "browse" where items can hold others. */
export const dynamicTreeValid: CheckedRule<'dynamic'> = {
  id: 'dynamic-tree-valid',
  severity: 'error',
  level: 'dynamic',
  fix: 'none',
  source: 'SV DynamicTreeExtensionMissing, SCH-D',
  summary: 'A dynamic tree has "open", and "browse" where items can hold others.',
  why: 'Otherwise the tree cannot be opened.',
  remedy: 'Add the calls that are missing.',
  on: 'dynamic',
  check(dynamic, report) {
    if (dynamic.name !== 'x-ms-dynamic-tree') return;
    const open = own(dynamic.value, 'open');
    const browse = own(dynamic.value, 'browse');
    if (!isObject(open)) {
      report(dynamic, 'The dynamic tree has no "open".');
      return;
    }
    const canBeParent =
      own(open, 'itemIsParent') !== undefined ||
      own(objectOr(own(dynamic.value, 'settings')), 'canSelectParentNodes') === true;
    if (canBeParent && !isObject(browse))
      report(dynamic, 'The items of the dynamic tree can hold others, but there is no "browse".');
    for (const [name, value] of Object.entries(objectOr(own(open, 'parameters'))))
      if (isObject(value) && own(value, 'selectedItemValuePath') !== undefined)
        report(
          below(dynamic.at, 'open', 'parameters', name),
          'selectedItemValuePath stands in "open", where nothing is selected yet.',
        );
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0/x-ms-dynamic-tree',
    bad: {
      '/paths/~1parcels/get/parameters/0/x-ms-dynamic-tree': {
        settings: { canSelectParentNodes: true },
        open: { operationId: 'ListDepots', itemsPath: 'depots', itemValuePath: 'id', itemTitlePath: 'name' },
      },
    },
  },
};
