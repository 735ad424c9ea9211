import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own } from '../../survey/json.ts';
import { isPlaceOf } from '../../survey/place-of.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** Path items are written out, not referred to. */
export const pathItemNoRef: CheckedRule<'path'> = {
  id: 'path-item-no-ref',
  severity: 'error',
  level: 'path',
  fix: 'safe',
  source: 'SV PathItemRefNotSupported',
  summary: 'Path items are written out, not referred to.',
  why: 'The reference ecosystem does not follow references of path items.',
  remedy: 'Write the path item in place of the reference.',
  on: 'path',
  check(path, report, survey) {
    const target = own(path.value, '$ref');
    if (target === undefined) return;
    const found = typeof target === 'string' ? survey.definition?.resolve(path.value, path.at) : undefined;
    const resolved =
      found && (isPlaceOf('paths', found.at) || isPlaceOf('pathItems', found.at)) ? found.value : undefined;
    report(
      below(path.at, '$ref'),
      `The path ${quote(path.path)} is a reference to ${quote(target)}.`,
      resolved === undefined || !isObject(resolved)
        ? {}
        : { fix: () => [{ kind: 'set', at: path.at, value: resolved }] },
    );
  },
  example: { at: '/paths/~1more/$ref', bad: { '/paths/~1more': { $ref: '#/paths/~1parcels' } } },
};
