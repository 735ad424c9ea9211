import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The headers of a response have different names and a type. */
export const responseHeadersUnique: CheckedRule<'response'> = {
  id: 'response-headers-unique',
  severity: 'error',
  level: 'response',
  fix: 'none',
  source: 'SV ResponseHeadersAreNotUnique, OAS2',
  summary: 'The headers of a response have different names and a type.',
  why: 'Header names are compared without regard to case.',
  remedy: 'Remove the second header, or add "type".',
  on: 'response',
  check(response, report) {
    const seen = new Set<string>();
    for (const [name, header] of Object.entries(objectOr(own(response.value, 'headers')))) {
      const at = below(response.at, 'headers', name);
      const value = objectOr(header);
      if (seen.has(name.toLowerCase())) report(at, `The header ${quote(name)} stands twice.`);
      else if (
        own(value, 'type') === undefined &&
        own(value, 'schema') === undefined &&
        own(value, '$ref') === undefined
      )
        report(at, `The header ${quote(name)} has no type.`);
      seen.add(name.toLowerCase());
    }
  },
  example: {
    at: '/paths/~1hooks/post/responses/201/headers/location',
    bad: { '/paths/~1hooks/post/responses/201/headers/location': { type: 'string' } },
  },
};
