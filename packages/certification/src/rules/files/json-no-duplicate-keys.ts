import type { CheckedRule } from '../../review/rule.ts';
import { rootSpot } from '../../survey/spot.ts';

/** No object has the same name twice. */
export const jsonNoDuplicateKeys: CheckedRule<'package'> = {
  id: 'json-no-duplicate-keys',
  severity: 'error',
  level: 'file',
  fix: 'none',
  source: 'OWN (RFC 8259)',
  summary: 'No object has the same name twice.',
  why: 'Parsers keep one of the two without a word, so what was reviewed may not be what runs.',
  remedy: 'Remove one of the two members.',
  on: 'package',
  check(survey, report) {
    for (const [document, file] of [
      ['definition', survey.definitionFile],
      ['properties', survey.propertiesFile],
    ] as const) {
      for (const { code, message, place } of file?.diagnostics ?? []) {
        if (!code.startsWith('source-duplicate-key')) continue;
        const severity = code === 'source-duplicate-key' ? 'error' : 'warning';
        report(rootSpot(document), message, { severity, ...(place ? { place } : {}) });
      }
    }
  },
  example: {
    at: 'properties:/properties',
    bad: { 'text:properties': '{"properties": {}, "properties": {"publisher": "x"}}' },
  },
};
