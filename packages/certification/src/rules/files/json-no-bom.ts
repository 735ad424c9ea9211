import type { CheckedRule } from '../../review/rule.ts';
import { rootSpot } from '../../survey/spot.ts';

/** The files begin without a byte-order mark. */
export const jsonNoBom: CheckedRule<'package'> = {
  id: 'json-no-bom',
  severity: 'info',
  level: 'file',
  fix: 'safe',
  source: 'OWN (RFC 8259)',
  summary: 'The files begin without a byte-order mark.',
  why: 'Some parsers refuse it.',
  remedy: 'Save the file as UTF-8 without a byte-order mark.',
  on: 'package',
  check(survey, report) {
    for (const [document, file] of [
      ['definition', survey.definitionFile],
      ['properties', survey.propertiesFile],
    ] as const) {
      for (const { code, message, place } of file?.diagnostics ?? []) {
        if (code !== 'encoding-byte-order-mark' || file === undefined) continue;
        const { text } = file.source;
        report(rootSpot(document), message, {
          ...(place ? { place } : {}),
          fix: () => [{ kind: 'text', document, text }],
        });
      }
    }
  },
  example: { at: 'properties:', bad: { 'text:properties': '\uFEFF{"properties": {}}' } },
};
