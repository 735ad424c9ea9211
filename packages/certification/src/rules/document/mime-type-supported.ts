import type { CheckedRule } from '../../review/rule.ts';
import { mediaTypesOf } from '../../survey/media-types.ts';
import { quote } from '../../text/text.ts';

/** "consumes" and "produces" hold media types that can be encoded and decoded. */
export const mimeTypeSupported: CheckedRule<'definition'> = {
  id: 'mime-type-supported',
  severity: 'warning',
  level: 'document',
  fix: 'none',
  source: 'SV MimeTypeNotSupported, PR#1095',
  summary: '"consumes" and "produces" hold media types that can be encoded and decoded.',
  why: 'Other types are passed through as opaque bytes.',
  remedy: 'Declare application/json, a form type or text/plain if the API speaks one of them.',
  on: 'definition',
  check(definition, report) {
    for (const { at, text } of mediaTypesOf(definition)) {
      const type = text.split(';')[0]?.trim().toLowerCase() ?? '';
      if (type.includes('/') && !supported.has(type))
        report(
          at,
          `${quote(text)} is not encoded or decoded everywhere: some platforms pass its bytes on as they are.`,
        );
    }
  },
  example: { at: '/produces/0', bad: { '/produces': ['image/png'] } },
};

const supported = new Set([
  'application/json',
  'text/plain',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
]);
