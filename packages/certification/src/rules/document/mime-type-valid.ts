import type { CheckedRule } from '../../review/rule.ts';
import { isMediaType, mediaTypesOf } from '../../survey/media-types.ts';
import { quote } from '../../text/text.ts';

/** Every entry of "consumes" and "produces" is a media type. */
export const mimeTypeValid: CheckedRule<'definition'> = {
  id: 'mime-type-valid',
  severity: 'error',
  level: 'document',
  fix: 'none',
  source: 'SV MimeTypeNotValid',
  summary: 'Every entry of "consumes" and "produces" is a media type.',
  why: 'A misspelt media type matches nothing.',
  remedy: 'Write a media type such as "application/json".',
  on: 'definition',
  check(definition, report) {
    for (const { at, text } of mediaTypesOf(definition)) {
      if (!isMediaType(text)) report(at, `${quote(text)} is not a media type.`);
    }
  },
  example: { at: '/produces/0', bad: { '/produces': ['json'] } },
};
