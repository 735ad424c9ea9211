import type { CheckedRule } from '../../review/rule.ts';
import { rootSpot } from '../../survey/spot.ts';

/** The files are UTF-8. */
export const jsonEncodingUtf8: CheckedRule<'package'> = {
  id: 'json-encoding-utf8',
  severity: 'error',
  level: 'file',
  fix: 'suggestion',
  source: 'OWN (RFC 8259)',
  summary: 'The files are UTF-8.',
  why: 'JSON is UTF-8 by definition; other bytes turn into wrong characters.',
  remedy: 'Save the file as UTF-8.',
  on: 'package',
  check(survey, report) {
    for (const [document, file] of [
      ['definition', survey.definitionFile],
      ['properties', survey.propertiesFile],
    ] as const) {
      for (const { code, message, place } of file?.diagnostics ?? []) {
        if (code !== 'encoding-not-utf8' || file === undefined) continue;
        const { text } = file.source;
        report(rootSpot(document), message, {
          ...(place ? { place } : {}),
          fix: () => [{ kind: 'text', document, text }],
        });
      }
    }
  },
  example: { at: 'properties:', bad: { 'bytes:properties': [123, 34, 97, 34, 58, 34, 233, 34, 125] } },
};
