import type { CheckedRule } from '../../review/rule.ts';
import { rootSpot } from '../../survey/spot.ts';

/** The limits of size, depth and number of values hold. */
export const importResourceLimits: CheckedRule<'package'> = {
  id: 'import-resource-limits',
  severity: 'error',
  level: 'import',
  fix: 'none',
  source: 'OWN',
  summary: 'The limits of size, depth and number of values hold.',
  why: 'Hostile files must not exhaust the server.',
  remedy: 'Split the file.',
  on: 'package',
  check({ definitionFile, propertiesFile }, report) {
    for (const [document, file] of [
      ['definition', definitionFile],
      ['properties', propertiesFile],
    ] as const) {
      const passed = file?.diagnostics.find(({ code }) => /^source-too-(?:large|deep|many-values)$/.test(code));
      if (passed) report(rootSpot(document), passed.message, passed.place ? { place: passed.place } : {});
    }
  },
  example: { at: '', bad: { 'text:definition': '['.repeat(300) } },
};
