import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { isMediaType } from '../../survey/media-types.ts';
import type { OperationNode } from '../../survey/nodes.ts';
import { below } from '../../survey/spot.ts';

/** An operation with a body says which media type it consumes. */
export const consumesRequired: CheckedRule<'operation'> = {
  id: 'consumes-required',
  severity: 'warning',
  level: 'operation',
  fix: 'safe',
  source: 'SV ConsumesMissing, PR#1095',
  summary: 'An operation with a body says which media type it consumes.',
  why: 'Otherwise the service has to guess.',
  remedy: 'Add "consumes" to the operation or to the document.',
  on: 'operation',
  check(operation, report, survey) {
    if (survey.definition?.dialect !== '2.0' || operation.consumes.length > 0) return;
    const isForm = operation.parameters.some(({ location }) => location === 'formData');
    if (!isForm && !operation.parameters.some(({ location }) => location === 'body')) return;
    const at = below(operation.at, 'consumes');
    const hasFile = operation.parameters.some(({ value }) => own(value, 'type') === 'file');
    const ofForm = hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
    const type = hasFile || isForm ? ofForm : (typeOfHeader(operation) ?? 'application/json');
    report(
      Object.hasOwn(operation.value, 'consumes') ? at : operation.at,
      `"${operation.name}" takes a body but does not say of which media type.`,
      // An object has no form in an urlencoded body: whether it is one is for a person to say.
      isForm || hasFile || type !== 'application/x-www-form-urlencoded'
        ? { fix: () => [{ kind: 'set', at, value: [type] }] }
        : {},
    );
  },
  example: { at: '/paths/~1parcels/post', bad: { '/consumes': undefined } },
};

/** The media type that a header of the operation sends already. */
function typeOfHeader({ parameters }: OperationNode): string | undefined {
  const header = parameters.find(
    ({ location, name }) => location === 'header' && name.toLowerCase() === 'content-type',
  );
  const type = header === undefined ? undefined : own(header.value, 'default');
  return typeof type === 'string' && isMediaType(type) ? type : undefined;
}
