import type { Connector, Operation } from '@tenon/connector';
import type { BodyOf, updateOperation } from '@tenon/contract';
import { notFound } from '../routing/not-allowed.ts';
import { type DocumentEdit, toPath } from './edit-document.ts';

type OperationChange = BodyOf<typeof updateOperation>;

/** The edits of the definition that change texts and visibility of an operation and its inputs. */
export function editOperation(
  connector: Connector,
  operationId: string,
  change: OperationChange,
): readonly DocumentEdit[] {
  const operation = connector.operations.find((each) => each.operationId === operationId);
  if (operation === undefined) throw notFound('operation', operationId);
  const at = toPath(operation.pointer, connector.definition);
  return [
    ...setText([...at, 'summary'], change.summary),
    ...setText([...at, 'description'], change.description),
    ...setVisibility(at, change.visibility),
    ...(change.parameters ?? []).flatMap((parameter) => {
      const place = toPath(pointerOf(operation, parameter), connector.definition);
      return [
        ...setText([...place, 'x-ms-summary'], parameter.label),
        ...setText([...place, 'description'], parameter.description),
        ...setVisibility(place, parameter.visibility),
        ...setDefault(connector, place, parameter),
        ...setRequired(place, parameter),
      ];
    }),
  ];
}

function pointerOf(operation: Operation, wanted: { readonly name: string; readonly in: string }): string {
  if (wanted.in === 'body' && operation.body?.name === wanted.name) return operation.body.pointer;
  const location = wanted.in === 'formData' ? 'form' : wanted.in;
  const parameter = operation.parameters.find((each) => each.name === wanted.name && each.location === location);
  if (parameter === undefined) throw notFound(`input in ${wanted.in} of "${operation.operationId}"`, wanted.name);
  return parameter.pointer;
}

function setText(path: readonly (string | number)[], text: string | undefined): readonly DocumentEdit[] {
  return text === undefined ? [] : [{ path, value: text === '' ? undefined : text }];
}

function setVisibility(at: readonly (string | number)[], visibility: string | undefined): readonly DocumentEdit[] {
  if (visibility === undefined) return [];
  return [{ path: [...at, 'x-ms-visibility'], value: visibility === 'none' ? undefined : visibility }];
}

type ParameterChange = NonNullable<OperationChange['parameters']>[number];
type DocumentPath = readonly (string | number)[];

/** OpenAPI 2.0 keeps the default with the parameter, OpenAPI 3 in its schema. */
function setDefault(connector: Connector, place: DocumentPath, change: ParameterChange): readonly DocumentEdit[] {
  if (change.default === undefined) return [];
  if (change.in === 'body') throw notFound('default value of the input', change.name);
  const at = connector.dialect === '2.0' ? place : [...place, 'schema'];
  return [{ path: [...at, 'default'], value: change.default ?? undefined }];
}

function setRequired(place: DocumentPath, change: ParameterChange): readonly DocumentEdit[] {
  if (change.required === undefined || change.in === 'path') return [];
  return [{ path: [...place, 'required'], value: change.required ? true : undefined }];
}
