import type { CheckedRule, Edit } from '../../review/rule.ts';
import { isObject, listOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** Each entry of the metadata has a propertyName and a propertyValue, and nothing else. */
export const metadataShape: CheckedRule<'definition'> = {
  id: 'metadata-shape',
  severity: 'error',
  level: 'metadata',
  fix: 'safe',
  source: 'SUB 3b, SCH-D',
  summary: 'Each entry of the metadata has a propertyName and a propertyValue, and nothing else.',
  why: 'Other members are not read.',
  remedy: 'Write {"propertyName": ..., "propertyValue": ...} with texts.',
  on: 'definition',
  check(definition, report) {
    const at = below(definition.at, 'x-ms-connector-metadata');
    listOr(own(definition.value, 'x-ms-connector-metadata')).forEach((entry, index) => {
      const place = below(at, index);
      const names = isObject(entry) ? Object.keys(entry) : [];
      const isRight =
        isObject(entry) &&
        names.length === 2 &&
        typeof own(entry, 'propertyName') === 'string' &&
        typeof own(entry, 'propertyValue') === 'string';
      if (isRight) return;
      const renames = names.flatMap((name): Edit[] => {
        const wanted = ['propertyName', 'propertyValue'].find(
          (word) => word.toLowerCase() === name.toLowerCase().replace(/[^a-z]/g, ''),
        );
        return wanted !== undefined && wanted !== name && !names.includes(wanted)
          ? [{ kind: 'rename', at: below(place, name), name: wanted }]
          : [];
      });
      report(
        place,
        `Entry ${index + 1} of the metadata is not {propertyName, propertyValue} with texts.`,
        renames.length > 0 ? { fix: () => renames } : {},
      );
    });
  },
  example: {
    at: '/x-ms-connector-metadata/0',
    bad: { '/x-ms-connector-metadata/0': { PropertyName: 'Website', propertyValue: 'https://parcel-desk.net' } },
  },
};
