import type { CheckedRule } from '../../review/rule.ts';
import { isObject, objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** The file picker is defined where it is used. */
export const filePickerDefined: CheckedRule<'dynamic'> = {
  id: 'file-picker-defined',
  severity: 'error',
  level: 'dynamic',
  fix: 'none',
  source: 'SCH-D',
  summary: 'The file picker is defined where it is used.',
  why: 'Otherwise no files are listed.',
  remedy: 'Add file-picker to x-ms-capabilities of the document, with "open" and "browse".',
  on: 'dynamic',
  check(dynamic, report, survey) {
    if (own(dynamic.value, 'capability') !== 'file-picker') return;
    const picker = own(objectOr(own(survey.definition?.value ?? {}, 'x-ms-capabilities')), 'file-picker');
    if (!isObject(picker) || own(picker, 'open') === undefined)
      report(below(dynamic.at, 'capability'), 'The file picker is used but not defined in x-ms-capabilities.');
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values/capability',
    bad: { '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values': { capability: 'file-picker', 'value-path': 'id' } },
  },
};
