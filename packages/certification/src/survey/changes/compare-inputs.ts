import type { JsonObject } from '@tenon/connector';
import { isList, isSameJson, own } from '../json.ts';
import type { OperationNode, ParameterNode } from '../nodes.ts';
import type { Spot } from '../spot.ts';
import type { DefinitionSurvey } from '../survey.ts';
import { schemaFields, typeOfField } from './schema-fields.ts';
import type { NoteChange } from './version-change.ts';

/** An operation with the definition that it is in. */
export interface Side {
  readonly definition: DefinitionSurvey;
  readonly operation: OperationNode;
}

/** Notes what changed of the parameters and the body of an operation. */
export function compareInputs(before: Side, after: Side, note: NoteChange): void {
  compareParameters(before, after, note);
  compareBodies(before, after, note);
}

function compareParameters(before: Side, after: Side, note: NoteChange): void {
  const { operation } = after;
  const old = before.operation.parameters.filter(({ location }) => location !== 'body');
  const next = operation.parameters.filter(({ location }) => location !== 'body');
  const kept = new Set<ParameterNode>();
  for (const parameter of old) {
    const same =
      next.find(({ name, location }) => name === parameter.name && location === parameter.location) ??
      next.find(
        ({ name }) => name === parameter.name && !old.some((other) => other !== parameter && other.name === name),
      );
    if (same === undefined) {
      note('input-removed', operation.at, {
        message: `The parameter "${parameter.name}" of "${operation.name}" is gone.`,
        operation,
      });
      continue;
    }
    kept.add(same);
    if (same.location !== parameter.location)
      note('parameter-location', same.at, {
        message: `"${same.name}" of "${operation.name}" moved from ${parameter.location} to ${same.location}.`,
        operation,
      });
    const name = `"${same.name}" of "${operation.name}"`;
    const required = [own(parameter.value, 'required') === true, own(same.value, 'required') === true] as const;
    compareValues({ old: parameter.type, next: same.type }, { name, at: same.at, required, operation }, note);
  }
  for (const parameter of next) {
    if (!kept.has(parameter) && own(parameter.value, 'required') === true && !hasDefault(parameter.type))
      note('parameter-required-added', parameter.at, {
        message: `"${operation.name}" has a new required parameter "${parameter.name}" without a default.`,
        operation,
      });
  }
}

function compareBodies(before: Side, after: Side, note: NoteChange): void {
  const { operation } = after;
  const old = before.operation.parameters.find(({ location }) => location === 'body');
  const next = operation.parameters.find(({ location }) => location === 'body');
  if (next === undefined) {
    if (old !== undefined)
      note('input-removed', operation.at, { message: `The body of "${operation.name}" is gone.`, operation });
    return;
  }
  const isRequired = own(next.value, 'required') === true;
  if (old === undefined) {
    if (isRequired)
      note('parameter-required-added', next.at, { message: `"${operation.name}" now needs a body.`, operation });
    return;
  }
  if (isRequired && own(old.value, 'required') !== true)
    note('input-required-added', next.at, { message: `The body of "${operation.name}" became required.`, operation });
  compareBodyFields({ ...before, body: old }, { ...after, body: next }, note);
}

type BodySide = Side & { readonly body: ParameterNode };

function compareBodyFields(before: BodySide, after: BodySide, note: NoteChange): void {
  const old = fieldsOfBody(before);
  const next = fieldsOfBody(after);
  if (old === undefined || next === undefined) return;
  const { operation, body } = after;
  for (const [path, field] of old) {
    const same = next.get(path);
    const isParentGone = field.parent !== undefined && !next.has(field.parent);
    if (same === undefined && !isParentGone)
      note('input-removed', body.schema?.at ?? body.at, {
        message: `The input "${path}" of "${operation.name}" is gone.`,
        operation,
      });
    if (same === undefined) continue;
    const name = path === '' ? `the body of "${operation.name}"` : `"${path}" of "${operation.name}"`;
    const required = [field.isRequired, same.isRequired] as const;
    compareValues({ old: field.value, next: same.value }, { name, at: same.at, required, operation }, note);
  }
  for (const [path, field] of next) {
    const isParentNew = field.parent !== undefined && !old.has(field.parent);
    if (!old.has(path) && !isParentNew && field.isRequired && !hasDefault(field.value))
      note('input-required-added', field.at, {
        message: `"${operation.name}" has a new required input "${path}".`,
        operation,
      });
  }
}

function fieldsOfBody({ definition, body }: BodySide): ReturnType<typeof schemaFields> {
  return body.schema && schemaFields(definition, body.schema.value, body.schema.at);
}

interface About {
  readonly name: string;
  readonly at: Spot;
  /** Whether it was required, and whether it is now. */
  readonly required: readonly [boolean, boolean];
  readonly operation: OperationNode;
}

function compareValues({ old, next }: { old: JsonObject; next: JsonObject }, about: About, note: NoteChange): void {
  const { name, at, operation } = about;
  const [wasRequired, isRequired] = about.required;
  if (!wasRequired && isRequired && !hasDefault(next))
    note('input-required-added', at, { message: `${capital(name)} became required.`, operation });
  if (typeOfField(old) !== typeOfField(next))
    note('input-type', at, {
      message: `${capital(name)} changes from ${typeOfField(old)} to ${typeOfField(next)}.`,
      operation,
    });
  const gone = goneValues(old, next);
  if (gone.length > 0)
    note('input-type', at, { message: `${capital(name)} no longer takes ${gone.join(', ')}.`, operation });
  const isHidden = (value: JsonObject): boolean => own(value, 'x-ms-visibility') === 'internal';
  if (!isHidden(old) && isHidden(next))
    note('input-hidden', at, { message: `${capital(name)} became internal.`, operation });
  if (!isSameJson(own(old, 'default'), own(next, 'default')))
    note('default', at, {
      message: `The default of ${name} changes from ${shown(own(old, 'default'))} to ${shown(own(next, 'default'))}.`,
      operation,
    });
}

/** The values that were allowed and are not any more. */
function goneValues(old: JsonObject, next: JsonObject): string[] {
  const before = own(old, 'enum');
  const after = own(next, 'enum');
  if (!isList(after)) return [];
  if (!isList(before)) return [`values other than ${after.map(shown).join(', ')}`];
  return before.filter((value) => !after.some((other) => isSameJson(value, other))).map(shown);
}

function hasDefault(value: JsonObject): boolean {
  return own(value, 'default') !== undefined;
}

function shown(value: JsonObject[string]): string {
  return value === undefined ? 'none' : JSON.stringify(value);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
