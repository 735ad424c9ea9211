import { type BinaryContent, contentText, toBinaryContent } from '../../value/binary-content.ts';
import { readForm, readMultipart } from '../../value/form-content.ts';
import { parseMediaType } from '../../value/media-type.ts';
import { findProperty } from '../../value/property.ts';
import { encodeUtf8 } from '../../value/utf8.ts';
import { isArray, isObject, type Value, type ValueArray } from '../../value/value.ts';
import { integerArgument, textArgument, wrongArgument } from '../arguments.ts';
import { EvaluationFailure } from '../evaluation-failure.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import type { Scope } from '../scope.ts';
import { triggerRecord } from './workflow.ts';

/** The functions that read forms and multipart messages which an action or the trigger received. */
export const formFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'reference',
    name: 'formDataValue',
    family: 'workflow',
    parameters: 'action, key',
    summary: 'Gives the only value of a form field in the outputs of an action.',
    example: "@formDataValue('Send_an_email', 'Subject')",
    evaluate: (scope, action, key) =>
      single('formDataValue', fields(actionOutputs('formDataValue', scope, action), key, 2)),
  },
  {
    kind: 'reference',
    name: 'formDataMultiValues',
    family: 'workflow',
    parameters: 'action, key',
    summary: 'Gives all values of a form field in the outputs of an action.',
    example: "@formDataMultiValues('Send_an_email', 'Subject')",
    evaluate: (scope, action, key) => fields(actionOutputs('formDataMultiValues', scope, action), key, 2),
  },
  {
    kind: 'reference',
    name: 'multipartBody',
    family: 'workflow',
    parameters: 'action, index',
    summary: 'Gives one part of a multipart message in the outputs of an action.',
    example: "@multipartBody('Upload', 0)",
    evaluate: (scope, action, index) => part(actionOutputs('multipartBody', scope, action), index, 2),
  },
  {
    kind: 'reference',
    name: 'triggerFormDataValue',
    family: 'workflow',
    parameters: 'key',
    summary: 'Gives the only value of a form field that the trigger received.',
    example: "@triggerFormDataValue('feedback')",
    evaluate: (scope, key) =>
      single('triggerFormDataValue', fields(triggerMessage('triggerFormDataValue', scope), key, 1)),
  },
  {
    kind: 'reference',
    name: 'triggerFormDataMultiValues',
    family: 'workflow',
    parameters: 'key',
    summary: 'Gives all values of a form field that the trigger received.',
    example: "@triggerFormDataMultiValues('feedback')",
    evaluate: (scope, key) => fields(triggerMessage('triggerFormDataMultiValues', scope), key, 1),
  },
  {
    kind: 'reference',
    name: 'triggerMultipartBody',
    family: 'workflow',
    parameters: 'index',
    summary: 'Gives one part of a multipart message that the trigger received.',
    example: '@triggerMultipartBody(0)',
    evaluate: (scope, index) => part(triggerMessage('triggerMultipartBody', scope), index, 1),
  },
];

/** A received message: its content type and body, with the function that asks for the sake of messages. */
interface Message {
  readonly function: string;
  readonly contentType: string;
  readonly body: Value;
}

function actionOutputs(name: string, scope: Scope, action: Value | undefined): Message {
  const outputs = scope.outputs(textArgument(name, 1, action));
  if (outputs === undefined) throw wrongArgument(name, 1, 'the name of an action', action);
  return toMessage(name, outputs);
}

function triggerMessage(name: string, scope: Scope): Message {
  const record = triggerRecord(scope);
  return toMessage(name, isObject(record) ? (findProperty(record, 'outputs') ?? null) : null);
}

function toMessage(name: string, outputs: Value): Message {
  const body = isObject(outputs) ? findProperty(outputs, 'body') : undefined;
  const headers = isObject(outputs) ? findProperty(outputs, 'headers') : undefined;
  const header = isObject(headers) ? findProperty(headers, 'Content-Type') : undefined;
  const own = isObject(body) ? body['$content-type'] : undefined;
  const contentType = typeof header === 'string' ? header : typeof own === 'string' ? own : '';
  return { function: name, contentType, body: body ?? null };
}

function single(name: string, values: ValueArray): Value {
  if (values.length > 1) {
    throw new EvaluationFailure(
      'invalid-argument',
      `The function '${name}' found ${values.length} values of that name; ask for all of them instead.`,
    );
  }
  return values[0] ?? null;
}

/** The values of the form fields of that name. */
function fields(message: Message, key: Value | undefined, position: number): ValueArray {
  const name = textArgument(message.function, position, key);
  const { type } = parseMediaType(message.contentType);
  if (type === 'multipart/form-data') return namedParts(message, name);
  if (type !== 'application/x-www-form-urlencoded')
    throw wrongType(message, 'application/x-www-form-urlencoded or multipart/form-data');
  const kept = isObject(message.body) ? message.body['$formdata'] : undefined;
  const pairs = isArray(kept) ? kept : readForm(bodyText(message));
  return pairs.flatMap((pair) => (isObject(pair) && pair['key'] === name ? [pair['value'] ?? null] : []));
}

function namedParts(message: Message, name: string): ValueArray {
  return parts(message).flatMap((each) => {
    if (!isObject(each)) return [];
    const headers = each['headers'];
    const disposition = isObject(headers) ? findProperty(headers, 'Content-Disposition') : undefined;
    const isWanted = typeof disposition === 'string' && parseMediaType(disposition).parameters.get('name') === name;
    if (!isWanted) return [];
    const content = toBinaryContent(each['body']);
    return [content ? contentText(content) : (each['body'] ?? null)];
  });
}

function part(message: Message, index: Value | undefined, position: number): Value {
  const at = integerArgument(message.function, position, index);
  if (!parseMediaType(message.contentType).type.startsWith('multipart/')) throw wrongType(message, 'multipart');
  const all = parts(message);
  const found = at < 0 ? undefined : all[at];
  if (found === undefined) throw wrongArgument(message.function, position, `from 0 to ${all.length - 1}`, index);
  return isObject(found) ? (found['body'] ?? null) : found;
}

function parts(message: Message): ValueArray {
  const kept = isObject(message.body) ? message.body['$multipart'] : undefined;
  if (isArray(kept)) return kept;
  const content = toContent(message);
  return content
    ? readMultipart(content.bytes, parseMediaType(message.contentType).parameters.get('boundary') ?? '')
    : [];
}

function bodyText(message: Message): string {
  if (typeof message.body === 'string') return message.body;
  const content = toContent(message);
  return content ? contentText(content) : '';
}

function toContent({ body }: Message): BinaryContent | undefined {
  if (typeof body !== 'string') return toBinaryContent(body);
  const bytes = encodeUtf8(body);
  return { contentType: 'text/plain', base64: '', bytes };
}

function wrongType(message: Message, needed: string): EvaluationFailure {
  return new EvaluationFailure(
    'invalid-argument',
    `The function '${message.function}' needs content of the type ${needed}; the content type is '${message.contentType}'.`,
  );
}
