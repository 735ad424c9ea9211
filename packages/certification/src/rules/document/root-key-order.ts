import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';

/** The members of the document stand in the conventional order. */
export const rootKeyOrder: CheckedRule<'definition'> = {
  id: 'root-key-order',
  severity: 'info',
  level: 'document',
  fix: 'safe',
  source: 'CODE',
  summary: 'The members of the document stand in the conventional order.',
  why: 'Readers find what they look for.',
  remedy:
    'Order them: swagger, info, host, basePath, schemes, consumes, produces, paths, definitions, parameters, responses, the rest.',
  on: 'definition',
  check(definition, report) {
    const order = [
      'swagger',
      'openapi',
      'info',
      'host',
      'basePath',
      'schemes',
      'consumes',
      'produces',
      'paths',
      'definitions',
      'parameters',
      'responses',
    ];
    const names = Object.keys(definition.value).filter((name) => order.includes(name));
    const late = names.find((name, index) => index > 0 && order.indexOf(name) < order.indexOf(names[index - 1] ?? ''));
    if (late !== undefined)
      report(below(definition.at, late), `"${late}" stands after "${names[names.indexOf(late) - 1]}".`);
  },
  example: {
    at: '/info',
    bad: {
      '': { swagger: '2.0', host: 'api.parcel-desk.net', info: { title: 'Parcel Desk', version: '1' }, paths: {} },
    },
    good: {
      '': { swagger: '2.0', info: { title: 'Parcel Desk', version: '1' }, host: 'api.parcel-desk.net', paths: {} },
    },
  },
};
