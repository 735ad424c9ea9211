import type { Edit } from '../review/rule.ts';
import { toLabel, toPhrase } from '../text/text.ts';
import { own } from './json.ts';
import type { SchemaNode } from './nodes.ts';
import { below } from './spot.ts';
import { textsOn } from './texts.ts';

/** A label made from the name of a property. Beside a bare reference nothing can be added. */
export function labelEdits(property: SchemaNode): readonly Edit[] {
  if (own(property.value, '$ref') !== undefined) return [];
  return [{ kind: 'set', at: below(property.at, 'x-ms-summary'), value: toLabel(property.name) }];
}

/** A description made from the label or name of a property. */
export function descriptionEdits(property: SchemaNode): readonly Edit[] {
  if (own(property.value, '$ref') !== undefined) return [];
  const { summary } = textsOn(property.value);
  const subject = typeof summary === 'string' && summary.trim() !== '' ? summary : property.name;
  return [{ kind: 'set', at: below(property.at, 'description'), value: `${toPhrase(subject)}.` }];
}

/** The visibility a property has without saying so. */
export function visibilityEdits(property: SchemaNode, side: 'request' | 'response'): readonly Edit[] {
  const at = below(property.at, 'x-ms-visibility');
  if (own(property.value, '$ref') !== undefined) {
    const target = own(property.value, '$ref');
    if (typeof target !== 'string' || Object.keys(property.value).length > 1) return [];
    return [
      { kind: 'remove', at: below(property.at, '$ref') },
      { kind: 'set', at: below(property.at, 'allOf'), value: [{ $ref: target }] },
      { kind: 'set', at, value: 'none' },
    ];
  }
  const isFixed = side === 'request' && own(property.value, 'default') !== undefined;
  return [
    { kind: 'set', at, value: isFixed ? 'advanced' : side === 'request' && property.isRequired ? 'important' : 'none' },
  ];
}
