import { describeValue, ownerName } from '../proposals/describe-value.ts';
import { toLabel } from '../proposals/names.ts';
import type { Edit } from '../review/rule.ts';
import { saysTheSame } from '../text/text.ts';
import { own, textOr } from './json.ts';
import type { SchemaNode } from './nodes.ts';
import { below } from './spot.ts';
import { textsOn } from './texts.ts';

/**
 * Whether annotations can be added to a property: not beside a reference that has other members already, and not to an
 * empty schema, which would then stand out as one without a type.
 */
export function canAnnotate({ value }: SchemaNode): boolean {
  if (Object.keys(value).length === 0) return false;
  return (
    own(value, '$ref') === undefined || (typeof own(value, '$ref') === 'string' && Object.keys(value).length === 1)
  );
}

/** Whether a label can be put on a property: its name has something to make one of. */
export function canLabel(property: SchemaNode): boolean {
  return canAnnotate(property) && property.name.trim() !== '';
}

/** A label made from the name of a property; a description that says only the same says more then. */
export function labelEdits(property: SchemaNode): readonly Edit[] {
  const label = toLabel(property.name);
  const edits = annotate(property, 'x-ms-summary', label);
  const isRepeated = saysTheSame(label, textOr(own(property.value, 'description')));
  return isRepeated
    ? [...edits, { kind: 'set', at: below(property.at, 'description'), value: describe(property, label) }]
    : edits;
}

/** A description made from the label or name of a property. */
export function descriptionEdits(property: SchemaNode): readonly Edit[] {
  return annotate(property, 'description', describe(property, textOr(textsOn(property.value).summary)));
}

function describe(property: SchemaNode, label: string): string {
  const owner = ownerName(property);
  const about = { name: property.name, label, type: property.value };
  return describeValue(owner === undefined ? about : { ...about, owner });
}

/** The visibility a property has without saying so. */
export function visibilityEdits(property: SchemaNode, side: 'request' | 'response'): readonly Edit[] {
  const isFixed = side === 'request' && own(property.value, 'default') !== undefined;
  const isNeeded = side === 'request' && property.isRequired;
  return annotate(property, 'x-ms-visibility', isFixed ? 'advanced' : isNeeded ? 'important' : 'none');
}

/** Adds a member to a property; a reference is wrapped in `allOf` first, because nothing beside it counts. */
function annotate({ at, value }: SchemaNode, name: string, text: string): readonly Edit[] {
  const edit: Edit = { kind: 'set', at: below(at, name), value: text };
  const target = own(value, '$ref');
  if (typeof target !== 'string') return [edit];
  return [
    { kind: 'remove', at: below(at, '$ref') },
    { kind: 'set', at: below(at, 'allOf'), value: [{ $ref: target }] },
    edit,
  ];
}
