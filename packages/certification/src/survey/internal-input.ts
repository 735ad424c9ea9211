import type { Edit } from '../review/rule.ts';
import { isObjectType } from './is-object-type.ts';
import { listOr, own } from './json.ts';
import type { SchemaNode, TypedNode } from './nodes.ts';
import { below } from './spot.ts';
import type { PackageSurvey } from './survey.ts';

/** An input that users never see. */
export interface InternalInput {
  readonly isRequired: boolean;
  /** Whether it is an object, whose properties can have defaults of their own. */
  readonly isAround: boolean;
  /** Makes it required. */
  readonly require: () => readonly Edit[];
}

/** What there is to know of an internal parameter or property of a request; undefined for anything else. */
export function internalInput(typed: TypedNode, survey: PackageSurvey): InternalInput | undefined {
  if (own(typed.value, 'x-ms-visibility') !== 'internal' || survey.definition === undefined) return undefined;
  if (typed.kind === 'parameter') {
    return {
      isRequired: own(typed.value, 'required') === true,
      isAround: false,
      require: () => [{ kind: 'set', at: below(typed.at, 'required'), value: true }],
    };
  }
  const property = typed.kind === 'schema' ? typed.schema : undefined;
  if (property === undefined || property.role !== 'property' || property.root.requests.size === 0) return undefined;
  if (property.parent && !isObjectType(property.parent.value)) return undefined;
  return {
    isRequired: property.isRequired,
    isAround: own(property.value, 'properties') !== undefined || own(property.value, '$ref') !== undefined,
    require: () => requireProperty(property),
  };
}

function requireProperty({ parent, name }: SchemaNode): readonly Edit[] {
  if (parent === undefined) return [];
  const required = own(parent.value, 'required');
  const at = below(parent.at, 'required');
  const names = listOr(required);
  return [
    names.length > 0 ? { kind: 'set', at: below(at, names.length), value: name } : { kind: 'set', at, value: [name] },
  ];
}
