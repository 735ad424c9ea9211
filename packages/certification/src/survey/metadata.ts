import { nearestName } from '@tenon/diagnostics';
import { isObject, listOr, own, textOr } from './json.ts';
import { below, type Spot } from './spot.ts';
import type { DefinitionSurvey } from './survey.ts';

/** One entry of `x-ms-connector-metadata`. */
export interface MetadataEntry {
  readonly name: string;
  readonly nameAt: Spot;
  readonly value: string;
  readonly valueAt: Spot;
}

/** The entries of the metadata of a connector. */
export function metadataOf(definition: DefinitionSurvey): MetadataEntry[] {
  const at = below(definition.at, 'x-ms-connector-metadata');
  return listOr(own(definition.value, 'x-ms-connector-metadata')).flatMap((entry, index) => {
    if (!isObject(entry)) return [];
    return [
      {
        name: textOr(own(entry, 'propertyName')),
        nameAt: below(at, index, 'propertyName'),
        value: textOr(own(entry, 'propertyValue')),
        valueAt: below(at, index, 'propertyValue'),
      },
    ];
  });
}

/** The entry of that name, compared without regard to case. */
export function metadataValue(definition: DefinitionSurvey, name: string): MetadataEntry | undefined {
  return metadataOf(definition).find((entry) => entry.name.trim().toLowerCase() === name);
}

const categories = [
  'AI',
  'Business Management',
  'Business Intelligence',
  'Collaboration',
  'Commerce',
  'Communication',
  'Content and Files',
  'Finance',
  'Data',
  'Human Resources',
  'Internet of Things',
  'IT Operations',
  'Lifestyle and Entertainment',
  'Marketing',
  'Productivity',
  'Sales and CRM',
  'Security',
  'Social Media',
  'Website',
];
const lowerCategories = categories.map((name) => name.toLowerCase());

/** The category that was probably meant. */
export function nearestCategory(name: string): string | undefined {
  return nearestName(name, categories);
}

/** The names in the value of "Categories", whatever separates them. */
export function categoriesIn(value: string): string[] {
  return value
    .split(/[;,|/]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Whether the catalogue has that category, compared without regard to case. */
export function isCategory(name: string): boolean {
  return lowerCategories.includes(name.trim().toLowerCase());
}
