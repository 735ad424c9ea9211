import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import type { PackageSurvey } from '../../survey/survey.ts';

/** Content-Type and Accept are said by "consumes" and "produces". */
export const parameterHeaderContentNegotiation: CheckedRule<'parameter'> = {
  id: 'parameter-header-content-negotiation',
  severity: 'info',
  level: 'parameter',
  fix: 'safe',
  source: 'OWN',
  summary: 'Content-Type and Accept are said by "consumes" and "produces".',
  why: 'Users should not have to know media types.',
  remedy: 'Use consumes and produces in place of the parameter.',
  on: 'parameter',
  check(parameter, report, survey) {
    const header = parameter.name.toLowerCase();
    if (parameter.location !== 'header' || (header !== 'content-type' && header !== 'accept')) return;
    const type = own(parameter.value, 'default');
    const [operation, ...others] = parameter.uses;
    const isOwn = operation !== undefined && others.length === 0 && parameter.at.parent?.parent === operation.at;
    const member = header === 'accept' ? 'produces' : 'consumes';
    // Where there is no body, what an operation consumes says nothing, and the header would no longer be sent; of a form it says how it is written.
    const isSaid = header === 'accept' || operation?.parameters.some(({ location }) => location === 'body') === true;
    const canMove =
      isOwn &&
      isSaid &&
      typeof type === 'string' &&
      /^(?:application\/json|text\/plain|multipart\/form-data)$/.test(type) &&
      !isMentioned(parameter.name, survey);
    report(
      parameter,
      `The header "${parameter.name}" is a parameter; "${member}" says the same.`,
      canMove
        ? {
            fix: () => [
              { kind: 'set', at: below(operation.at, member), value: [type] },
              { kind: 'remove', at: parameter.at },
            ],
          }
        : {},
    );
  },
  example: {
    at: '/paths/~1depots/get/parameters/0',
    bad: {
      '/paths/~1depots/get/parameters': [{ name: 'Accept', in: 'header', type: 'string', default: 'application/json' }],
    },
  },
};

/** Whether a lookup or a policy names the header, so that it cannot simply go. */
function isMentioned(name: string, { definition, properties }: PackageSurvey): boolean {
  const inLookup = definition?.dynamics.some(({ value }) => JSON.stringify(value).includes(`"${name}"`)) === true;
  return inLookup || properties?.policies.some(({ parameters }) => JSON.stringify(parameters).includes(name)) === true;
}
