import type { Body, Parameter } from '../model/operation.ts';
import { readDynamic, readVisibility } from '../model/read-extensions.ts';
import { pointerTo } from '../source/json-pointer.ts';
import {
  flagMember,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listMember,
  member,
  textMember,
} from '../source/json-value.ts';
import type { ImportContext } from './import-context.ts';
import { isFormType, preferenceOf } from './media-types.ts';
import { readFormFields } from './read-form-fields.ts';
import { readParameter } from './read-parameter.ts';
import { readContents } from './read-responses.ts';

/** What an operation takes. */
export interface Inputs {
  readonly parameters: readonly Parameter[];
  readonly body?: Body;
  readonly consumes: readonly string[];
}

interface Place {
  readonly path: string;
  readonly value: JsonObject;
  readonly pointer: string;
  readonly item: JsonObject;
  readonly itemPointer: string;
}

/** Reads parameters and body of an operation; those of its path item count unless the operation has its own. */
export function readInputs(context: ImportContext, place: Place): Inputs {
  const own = resolveParameters(context, place.value, place.pointer);
  const inherited = resolveParameters(context, place.item, place.itemPointer).filter(
    (outer) => !own.some((inner) => keyOf(inner.value) === keyOf(outer.value)),
  );
  const all = [...own, ...inherited];
  reportRepeated(context, all);
  if (context.dialect === '2.0') return readInputs2(context, place, all);
  const outside = all.flatMap((found) =>
    textMember(found.value, 'in') === 'querystring'
      ? readQueryString(context, found)
      : readParameter(context, found.value, found.pointer),
  );
  const declared = member(place.value, 'requestBody');
  if (declared === undefined) return { parameters: outside, consumes: [] };
  return readRequestBody(context, { declared, pointer: pointerTo(place.pointer, 'requestBody'), outside });
}

interface Found {
  readonly value: JsonObject;
  readonly pointer: string;
}

function resolveParameters(context: ImportContext, owner: JsonObject, pointer: string): readonly Found[] {
  return listMember(owner, 'parameters').flatMap((item, index) => {
    const resolved = context.resolve(item, pointerTo(pointer, 'parameters', index));
    if (!resolved) return [];
    if (!isJsonObject(resolved.value) || textMember(resolved.value, 'in') === undefined) {
      context.report({
        code: 'import-shape',
        severity: 'error',
        message: 'A parameter does not say with "in" where it goes.',
        pointer: pointerTo(pointer, 'parameters', index),
        remedy: 'Add "name" and "in" (path, query, header, formData, body or cookie).',
      });
      return [];
    }
    const value = resolved.value === item ? resolved.value : { ...resolved.value, ...textsBeside(item) };
    return [{ value, pointer: resolved.pointer }];
  });
}

/** What stands beside the reference to a parameter and only describes it: its texts and extensions. */
function textsBeside(reference: JsonValue): JsonObject {
  const members = Object.entries(isJsonObject(reference) ? reference : {});
  return Object.fromEntries(
    members.filter(([name]) => name === 'description' || name === 'summary' || name.startsWith('x-')),
  );
}

function keyOf(parameter: JsonObject): string {
  return `${textMember(parameter, 'in')} ${textMember(parameter, 'name')}`;
}

function reportRepeated(context: ImportContext, all: readonly Found[]): void {
  const seen = new Set<string>();
  for (const { value, pointer } of all) {
    const isBody = textMember(value, 'in') === 'body';
    const key = isBody ? 'body' : keyOf(value);
    if (seen.has(key)) {
      context.report({
        code: isBody ? 'import-several-bodies' : 'import-parameter-repeated',
        severity: 'error',
        message: isBody
          ? 'An operation has two body parameters; a request has only one body.'
          : `The parameter ${JSON.stringify(textMember(value, 'name') ?? '')} stands twice in one operation.`,
        pointer,
        remedy: 'Remove one of them.',
      });
    }
    seen.add(key);
  }
}

function readInputs2(context: ImportContext, place: Place, all: readonly Found[]): Inputs {
  const owner = Array.isArray(place.value['consumes']) ? place.value : context.definition;
  const consumes = listMember(owner, 'consumes').filter((type) => typeof type === 'string');
  const bodies = all.filter(({ value }) => textMember(value, 'in') === 'body');
  const outside = all
    .filter(({ value }) => textMember(value, 'in') !== 'body')
    .flatMap(({ value, pointer }) => readParameter(context, value, pointer));
  const body = bodies[0];
  const form = outside.find(({ location }) => location === 'form');
  if (!body) return { parameters: outside, consumes: form ? formTypes(consumes, outside) : consumes };
  if (form) {
    context.report({
      code: 'import-body-and-form',
      severity: 'error',
      message: `An operation has a body and the form field ${JSON.stringify(form.name)}; a request can have only one of them.`,
      pointer: body.pointer,
      remedy: 'Make the field a property of the body, or the body form fields.',
    });
  }
  return { parameters: outside, body: readBodyParameter(context, body, consumes), consumes };
}

/** The form types an operation consumes; guessed from its fields where the definition names none. */
function formTypes(consumes: readonly string[], parameters: readonly Parameter[]): readonly string[] {
  const forms = consumes.filter(isFormType);
  if (forms.length > 0) return forms;
  const hasFile = parameters.some(({ type }) => type === 'file');
  return [hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
}

function readBodyParameter(context: ImportContext, { value, pointer }: Found, consumes: readonly string[]): Body {
  const schema = member(value, 'schema');
  if (schema !== undefined) context.resolveSchema(schema, pointerTo(pointer, 'schema'));
  const types = [...(consumes.length > 0 ? consumes : ['application/json'])].sort(
    (a, b) => preferenceOf(a) - preferenceOf(b),
  );
  return {
    name: textMember(value, 'name') ?? 'body',
    label: textMember(value, 'x-ms-summary') ?? '',
    description: textMember(value, 'description') ?? '',
    visibility: readVisibility(value),
    required: flagMember(value, 'required'),
    contents: types.map((mediaType) => ({
      mediaType,
      ...(schema === undefined ? {} : { schema: { pointer: pointerTo(pointer, 'schema'), schema } }),
      pointer,
    })),
    dynamic: readDynamic(value),
    pointer,
  };
}

function readRequestBody(
  context: ImportContext,
  found: { declared: JsonValue; pointer: string; outside: readonly Parameter[] },
): Inputs {
  const resolved = context.resolve(found.declared, found.pointer);
  if (!resolved || !isJsonObject(resolved.value)) return { parameters: found.outside, consumes: [] };
  const { value, pointer } = resolved;
  const contents = readContents(context, value, pointer);
  const consumes = contents.map(({ mediaType }) => mediaType);
  if (contents.length > 1) {
    context.report({
      code: 'import-multiple-content-types',
      severity: 'info',
      message: `The body may be ${consumes.join(', ')}; calls send ${consumes[0]}.`,
      pointer: pointerTo(pointer, 'content'),
      part: 'key',
      remedy: 'A workflow chooses another one with a Content-Type header.',
    });
  }
  const first = contents[0];
  const isWhole = Object.hasOwn(value, 'x-body-name');
  const fields = first && !isWhole && isFormType(first.mediaType) ? readFormFields(context, first) : undefined;
  if (fields) return { parameters: [...found.outside, ...fields], consumes };
  return {
    parameters: found.outside,
    body: {
      name: textMember(value, 'x-body-name') ?? 'body',
      label: textMember(value, 'x-ms-summary') ?? '',
      description: textMember(value, 'description') ?? '',
      visibility: readVisibility(value),
      required: flagMember(value, 'required'),
      contents,
      dynamic: readDynamic(value),
      pointer,
    },
    consumes,
  };
}

/** A whole query string (3.2) as its parameters, one for each property of its schema. */
function readQueryString(context: ImportContext, { value, pointer }: Found): readonly Parameter[] {
  const [content] = readContents(context, value, pointer);
  const fields = content && isFormType(content.mediaType) ? readFormFields(context, content) : undefined;
  if (fields) return fields.map((field) => ({ ...field, location: 'query' }));
  context.report({
    code: 'import-parameter-style',
    severity: 'warning',
    message: `The query string ${JSON.stringify(textMember(value, 'name') ?? '')} does not say which parameters it has; it is kept but not used.`,
    pointer,
    remedy: 'Describe it as application/x-www-form-urlencoded with an object schema, or declare query parameters.',
  });
  return [];
}

/** Adds a required text parameter for each variable of the path that no parameter declares, and reports it. */
export function completePathParameters(
  context: ImportContext,
  found: { path: string; pointer: string; parameters: readonly Parameter[] },
): readonly Parameter[] {
  const declared = new Set(found.parameters.filter(({ location }) => location === 'path').map(({ name }) => name));
  const added: Parameter[] = [];
  for (const [, name] of found.path.matchAll(/\{([^{}]+)\}/g)) {
    if (name === undefined || declared.has(name)) continue;
    declared.add(name);
    context.report({
      code: 'import-path-parameter-added',
      severity: 'warning',
      message: `The path variable ${JSON.stringify(name)} is not declared; it is taken as a required text.`,
      pointer: found.pointer,
      part: 'key',
      remedy: `Declare a path parameter called ${JSON.stringify(name)}.`,
    });
    added.push(
      ...readParameter(
        context,
        { name, in: 'path', required: true, type: 'string', schema: { type: 'string' } },
        found.pointer,
      ),
    );
  }
  return [...found.parameters, ...added];
}
