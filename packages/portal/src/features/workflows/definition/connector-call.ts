import { type JsonObject, objectAt, textAt } from './definition-object.ts';
import {
  endOfExpression,
  readPieces,
  type TemplatePiece,
  toFieldText,
  toTemplate,
  toTemplateOrJson,
} from './template-text.ts';

/** What the form needs of an operation to write and read a call of it. */
export interface CallableOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly type: string }[];
}

/** The texts of the parameter fields, by place and name: `path Height`. */
export type CallFields = Readonly<Record<string, string>>;

/** The key of a parameter among the fields. */
export function fieldKey(parameter: { readonly in: string; readonly name: string }): string {
  return `${parameter.in} ${parameter.name}`;
}

/** The inputs of a call of an operation through a connection reference. Path parameters are percent-encoded as the run inserts them. */
export function writeCall(operation: CallableOperation, reference: string, fields: CallFields): JsonObject {
  const given = operation.parameters.flatMap((parameter) => {
    const text = fields[fieldKey(parameter)] ?? '';
    return text === '' ? [] : [{ ...parameter, text }];
  });
  const inPlace = (place: string) =>
    Object.fromEntries(given.filter((one) => one.in === place).map((one) => [one.name, toTemplate(one.text)]));
  const body = given.find((one) => one.in === 'body');
  const form = inPlace('formData');
  return {
    host: { connection: { name: `@parameters('$connections')['${reference}']['connectionId']` } },
    method: operation.method.toLowerCase(),
    path: writePath(operation, fields),
    ...withMembers('queries', inPlace('query')),
    ...withMembers('headers', inPlace('header')),
    ...withMembers('body', form),
    ...(body === undefined ? {} : { body: toTemplateOrJson(body.text) ?? '' }),
  };
}

/** The fields of a call that `writeCall` could have written for the operation; undefined when it is a call of another one. */
export function readCall(operation: CallableOperation, inputs: JsonObject): CallFields | undefined {
  if (textAt(inputs, 'method').toLowerCase() !== operation.method.toLowerCase()) return undefined;
  const path = readPath(operation.path, textAt(inputs, 'path'));
  if (path === undefined) return undefined;
  const fields: Record<string, string> = {};
  for (const parameter of operation.parameters) {
    const text =
      parameter.in === 'path'
        ? path[parameter.name]
        : parameter.in === 'body'
          ? toFieldText(inputs['body'])
          : toFieldText(
              objectAt(inputs, parameter.in === 'query' ? 'queries' : parameter.in === 'header' ? 'headers' : 'body')[
                parameter.name
              ],
            );
    if (text !== undefined && text !== '') fields[fieldKey(parameter)] = text;
  }
  return fields;
}

/** The connection reference that a call names; undefined when it names none in the usual way. */
export function readReference(inputs: JsonObject): string | undefined {
  const name = textAt(inputs, 'host', 'connection', 'name');
  return /^@\{?parameters\('\$connections'\)\??\['([^']+)'\]/.exec(name)?.[1];
}

function writePath(operation: CallableOperation, fields: CallFields): string {
  return operation.path.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => {
    const text = fields[`path ${name}`] ?? '';
    if (text === '') return whole;
    return readPieces(text)
      .map((piece) =>
        piece.kind === 'expression' ? `@{encodeURIComponent(${piece.expression})}` : encodeURIComponent(piece.text),
      )
      .join('');
  });
}

/** Matches a written path against its template: literal parts must be there, what is between them is the parameters. */
function readPath(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const values: Record<string, string> = {};
  const literals = template.split(/\{[^{}]+\}/);
  const names = [...template.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
  if (!path.startsWith(literals[0] ?? '')) return undefined;
  let at = (literals[0] ?? '').length;
  for (const [index, name] of names.entries()) {
    const literal = literals[index + 1] ?? '';
    const end = literal === '' && index === names.length - 1 ? path.length : indexOutside(path, literal, at);
    if (end === -1) return undefined;
    const value = path.slice(at, end);
    if (value !== `{${name}}`) values[name] = withoutEncoding(value);
    at = end + literal.length;
  }
  return at === path.length ? values : undefined;
}

/** Where a literal stands in a path, outside of its expressions. */
function indexOutside(path: string, literal: string, start: number): number {
  for (let at = start; at <= path.length; at += 1) {
    if (path.startsWith('@{', at)) {
      const end = endOfExpression(path, at + 2);
      if (end === -1) return -1;
      at = end;
      continue;
    }
    if (path.startsWith(literal, at)) return at;
  }
  return -1;
}

function withoutEncoding(value: string): string {
  return readPieces(value)
    .map((piece: TemplatePiece) => {
      if (piece.kind === 'text') return decoded(piece.text);
      const inner = /^encodeURIComponent\((.*)\)$/s.exec(piece.expression)?.[1];
      return `@{${inner ?? piece.expression}}`;
    })
    .join('');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

function withMembers(name: string, members: JsonObject): JsonObject {
  return Object.keys(members).length === 0 ? {} : { [name]: members };
}
