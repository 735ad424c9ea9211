import type { CheckedRule, Edit } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import type { DefinitionSurvey } from '../../survey/survey.ts';

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
    const names = Object.keys(definition.value).filter((name) => order.includes(name));
    const late = names.find((name, index) => index > 0 && order.indexOf(name) < order.indexOf(names[index - 1] ?? ''));
    if (late === undefined) return;
    report(
      below(definition.at, late),
      `"${late}" stands after "${names[names.indexOf(late) - 1]}".`,
      definition.source.format === 'json' ? { fix: () => reorder(definition) } : {},
    );
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

/** Puts the members of the document in order; what stands between them stays where it is. */
function reorder({ value, source }: DefinitionSurvey): readonly Edit[] {
  const { text } = source;
  const members = Object.keys(value).flatMap((name) => {
    const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const start = source.range(pointer, 'key')?.start;
    const end = source.range(pointer)?.end;
    return start === undefined || end === undefined ? [] : [{ name, start, end }];
  });
  if (members.length !== Object.keys(value).length) return [];
  const places = members.toSorted((a, b) => a.start - b.start);
  const rankOf = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const wanted = places.toSorted((a, b) => rankOf(a.name) - rankOf(b.name));
  let result = '';
  let at = 0;
  for (const [index, place] of places.entries()) {
    const member = wanted[index] ?? place;
    result += text.slice(at, place.start) + text.slice(member.start, member.end);
    at = place.end;
  }
  return [{ kind: 'text', document: 'definition', text: result + text.slice(at) }];
}
