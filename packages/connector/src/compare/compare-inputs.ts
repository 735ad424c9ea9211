import type { Operation, Parameter } from '../model/operation.ts';
import { readSchema } from '../schema/read-schema.ts';
import type { ChangeKind } from './change.ts';
import { type FieldPair, pairFields, relateInputs, typeText } from './compare-schemas.ts';
import type { Note, Side } from './diff-connectors.ts';

/** Compares what two versions of an operation take: a new version may only accept more. */
export function compareInputs(before: Side, after: Side, note: Note): void {
  const { operationId } = before.operation;
  const tell = (kind: ChangeKind, field: string, message: string): void => note(kind, message, { operationId, field });
  compareParameters(before, after, tell);
  compareBodies(before, after, tell);
}

type Tell = (kind: ChangeKind, field: string, message: string) => void;

function compareParameters(before: Side, after: Side, tell: Tell): void {
  const key = (operation: Operation, parameter: Parameter): string =>
    parameter.location === 'path'
      ? `path ${pathIndex(operation, parameter.name)}`
      : `${parameter.location} ${parameter.name}`;
  const next = new Map(after.operation.parameters.map((parameter) => [key(after.operation, parameter), parameter]));
  const old = new Set<string>();
  for (const parameter of before.operation.parameters) {
    const id = key(before.operation, parameter);
    old.add(id);
    const field = `${parameter.location}.${parameter.name}`;
    const changed = next.get(id);
    if (changed) compareParameter({ side: before, parameter }, { side: after, parameter: changed }, tell);
    else {
      const moved = after.operation.parameters.find(({ name }) => name === parameter.name);
      if (moved)
        tell('InputFieldMoved', field, `${parameter.name} moves from ${parameter.location} to ${moved.location}.`);
      else tell('InputFieldDeleted', field, `The ${parameter.location} parameter ${parameter.name} is gone.`);
    }
  }
  for (const parameter of after.operation.parameters) {
    if (old.has(key(after.operation, parameter))) continue;
    if (before.operation.parameters.some(({ name }) => name === parameter.name)) continue;
    const isNeeded = parameter.required && parameter.default === undefined;
    tell(
      isNeeded ? 'RequiredInputFieldAdded' : 'InputFieldAdded',
      `${parameter.location}.${parameter.name}`,
      `The ${parameter.location} parameter ${parameter.name} is new.`,
    );
  }
}

/** The place of a variable in a path, as its name does not matter to a caller; the name where the path does not have it. */
function pathIndex(operation: Operation, name: string): string {
  const index = [...operation.path.matchAll(/\{([^{}]+)\}/g)].findIndex(([, variable]) => variable === name);
  return index < 0 ? name : String(index);
}

interface ParameterSide {
  readonly side: Side;
  readonly parameter: Parameter;
}

function compareParameter(before: ParameterSide, after: ParameterSide, tell: Tell): void {
  const old = before.parameter;
  const next = after.parameter;
  const field = `${old.location}.${old.name}`;
  const isFilled = next.default !== undefined;
  if (!old.required && next.required && !isFilled) tell('InputFieldRequired', field, `${old.name} becomes required.`);
  if (old.required && !next.required) tell('InputFieldOptional', field, `${old.name} is no longer required.`);
  if (old.visibility !== next.visibility) {
    const isHidden = next.visibility === 'internal';
    tell(
      isHidden ? 'InputFieldVisibilityChangedToInternal' : 'InputFieldVisibilityChanged',
      field,
      `The visibility of ${old.name} changes from ${old.visibility} to ${next.visibility}.`,
    );
  }
  if (JSON.stringify(old.default) !== JSON.stringify(next.default)) {
    tell(
      next.visibility === 'internal' ? 'InternalDefaultChanged' : 'InputFieldDefaultChanged',
      field,
      `The default of ${old.name} changes.`,
    );
  }
  const isList = old.type === 'array' || old.type === 'object';
  const style = (parameter: Parameter): string =>
    `${parameter.encoding} ${isList ? `${parameter.style} ${parameter.explode}` : ''}`;
  if (style(old) !== style(next) && !isSameStyle(old, next))
    tell('InputFieldSerializationChanged', field, `${old.name} is written in another style.`);
  if (old.label !== next.label || old.description !== next.description)
    tell('TextChanged', field, `Label or description of ${old.name} changes.`);
  if (JSON.stringify(old.dynamic) !== JSON.stringify(next.dynamic))
    tell('ChoicesChanged', field, `What people are offered for ${old.name} changes.`);
  tellRelation(
    { before: readSchema(before.side.connector, old.schema), after: readSchema(after.side.connector, next.schema) },
    field,
    tell,
  );
  if (isList) {
    pairFields(
      { owner: before.side.connector, place: old.schema },
      { owner: after.side.connector, place: next.schema },
      (pair) => compareField(pair, `${field}.`, tell),
    );
  }
}

/** Styles of 2.0 and 3.x that write the same. */
function isSameStyle(a: Parameter, b: Parameter): boolean {
  const canonical = ({ style, explode, encoding }: Parameter): string => {
    const names: Readonly<Record<string, string>> = {
      multi: 'multi',
      csv: 'csv',
      simple: 'csv',
      ssv: 'ssv',
      spaceDelimited: 'ssv',
      pipes: 'pipes',
      pipeDelimited: 'pipes',
    };
    return `${encoding} ${style === 'form' ? (explode ? 'multi' : 'csv') : (names[style] ?? style)}`;
  };
  return canonical(a) === canonical(b);
}

function tellRelation(
  pair: { before: Parameters<typeof relateInputs>[0]; after: Parameters<typeof relateInputs>[1] },
  field: string,
  tell: Tell,
): void {
  const relation = relateInputs(pair.before, pair.after);
  const types = `${typeText(pair.before)} to ${typeText(pair.after)}`;
  const isSameType = typeText(pair.before) === typeText(pair.after);
  const what = isSameType ? `The values that ${field} takes change.` : `${field} changes from ${types}.`;
  if (relation === 'other') tell('InputFieldTypeChanged', field, what);
  else if (relation === 'narrower') tell('InputFieldNarrowed', field, what);
  else if (relation === 'wider') tell('InputFieldWidened', field, what);
}

function compareBodies(before: Side, after: Side, tell: Tell): void {
  const old = before.operation.body;
  const next = after.operation.body;
  if (!old && !next) return;
  if (old && !next) {
    tell('InputFieldDeleted', 'body', 'The body is gone.');
    return;
  }
  if (!old || !next) {
    if (next) tell(next.required ? 'RequiredInputFieldAdded' : 'InputFieldAdded', 'body', 'The body is new.');
    return;
  }
  if (!old.required && next.required) tell('InputFieldRequired', 'body', 'The body becomes required.');
  const gone = old.contents.filter(
    ({ mediaType }) => !next.contents.some((content) => content.mediaType === mediaType),
  );
  if (gone.length > 0 && next.contents.length > 0) {
    tell(
      'InputFieldNarrowed',
      'body',
      `The body can no longer be ${gone.map(({ mediaType }) => mediaType).join(', ')}.`,
    );
  }
  const a = old.contents[0]?.schema;
  const b = next.contents[0]?.schema;
  if (!a || !b) return;
  tellRelation({ before: readSchema(before.connector, a), after: readSchema(after.connector, b) }, 'body', tell);
  pairFields({ owner: before.connector, place: a }, { owner: after.connector, place: b }, (pair) =>
    compareField(pair, 'body.', tell),
  );
}

function compareField({ path, before, after }: FieldPair, prefix: string, tell: Tell): void {
  const field = `${prefix}${path}`;
  if (!before) {
    const isNeeded = after?.required === true && after.schema.default === undefined && !after.schema.readOnly;
    tell(isNeeded ? 'RequiredInputFieldAdded' : 'InputFieldAdded', field, `The input ${field} is new.`);
    return;
  }
  if (!after) {
    if (!before.schema.readOnly) tell('InputFieldDeleted', field, `The input ${field} is gone.`);
    return;
  }
  const { schema: old } = before;
  const { schema: next } = after;
  if (!before.required && after.required && next.default === undefined)
    tell('InputFieldRequired', field, `${field} becomes required.`);
  if (before.required && !after.required) tell('InputFieldOptional', field, `${field} is no longer required.`);
  if (old.visibility !== next.visibility) {
    const isHidden = next.visibility === 'internal';
    tell(
      isHidden ? 'InputFieldVisibilityChangedToInternal' : 'InputFieldVisibilityChanged',
      field,
      `The visibility of ${field} changes from ${old.visibility} to ${next.visibility}.`,
    );
  }
  if (JSON.stringify(old.default) !== JSON.stringify(next.default)) {
    tell(
      next.visibility === 'internal' ? 'InternalDefaultChanged' : 'InputFieldDefaultChanged',
      field,
      `The default of ${field} changes.`,
    );
  }
  if (old.label !== next.label || old.description !== next.description)
    tell('TextChanged', field, `Label or description of ${field} changes.`);
  if (JSON.stringify(old.dynamic) !== JSON.stringify(next.dynamic))
    tell('ChoicesChanged', field, `What people are offered for ${field} changes.`);
  tellRelation({ before: old, after: next }, field, tell);
}
