import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** Files are form parameters of an operation that consumes a form type. */
export const fileParameterLocation: CheckedRule<'parameter'> = {
  id: 'file-parameter-location',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'OAS2, SV FileParameterMustBeInFormData',
  summary: 'Files are form parameters of an operation that consumes a form type.',
  why: 'A file travels in a form only.',
  remedy: 'Set "in" to formData and "consumes" to multipart/form-data.',
  on: 'parameter',
  check(parameter, report) {
    if (own(parameter.value, 'type') !== 'file') return;
    const operation = parameter.uses.find(
      ({ consumes }) =>
        !consumes.some((type) => /^(?:multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type.trim())),
    );
    if (parameter.location !== 'formData')
      report(below(parameter.at, 'in'), `The file "${parameter.name}" is in "${parameter.location}", not in a form.`);
    else if (operation !== undefined && operation.consumes.length > 0)
      report(parameter, `"${operation.name}" takes the file "${parameter.name}" but does not consume a form.`);
  },
  example: { at: '/paths/~1parcels/get/parameters/1/in', bad: { '/paths/~1parcels/get/parameters/1/type': 'file' } },
};
