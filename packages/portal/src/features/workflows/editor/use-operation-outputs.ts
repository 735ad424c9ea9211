import { useQueries } from '@tanstack/react-query';
import { type AnswerOf, tellOutputs } from '@tenon/contract';
import { useMemo } from 'react';
import { useMember } from '../../../session/member-context.tsx';
import { call } from '../../../transport/call.ts';
import { knownValues } from '../../../ui/inputs/known-values.ts';
import { valueOfKey } from '../../../ui/inputs/lookups.ts';
import { fieldKey, readCall } from '../definition/connector-call.ts';
import { type JsonObject, objectAt } from '../definition/definition-object.ts';
import type { KnownOutputs } from '../definition/dynamic-content.ts';
import type { ShownCall } from './connector-wiring.ts';
import { stepDialect } from './step-input.tsx';

/** An action or a trigger that calls an operation of a connector. */
export interface UsedOperation {
  readonly action: JsonObject;
  readonly shown: ShownCall;
}

const staleTime = 300_000;

/**
 * What the operations give that a definition uses: each is asked for once, and where only the API knows it, the API is asked
 * through the connection of the call, with the inputs that are known by now.
 */
export function useOperationOutputs(used: readonly UsedOperation[]): KnownOutputs {
  const region = useMember().region.name;
  const operations = useMemo(() => [...new Map(used.map(({ shown }) => [keyOf(shown), shown])).values()], [used]);
  const answers = useQueries({
    queries: operations.map((shown) => ({
      queryKey: ['operation-outputs', region, keyOf(shown)],
      staleTime,
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        call(tellOutputs, { body: { ...named(shown), region }, signal }),
    })),
    combine: dataOf,
  });
  const declared = useMemo(
    () => new Map(operations.map((shown, index) => [keyOf(shown), answers[index]])),
    [operations, answers],
  );
  const questions = useMemo(() => used.flatMap((one) => questionOf(one, declared)), [used, declared]);
  const told = useQueries({
    queries: questions.map(({ key, shown, connectionId, values }) => ({
      queryKey: ['operation-outputs', region, ...key],
      staleTime,
      retry: false,
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        call(tellOutputs, { body: { ...named(shown), region, connectionId, values: { ...values } }, signal }),
    })),
    combine: dataOf,
  });
  return useMemo(() => {
    const byAction = new Map(used.map(({ action, shown }) => [action, declared.get(keyOf(shown))]));
    for (const [index, { action }] of questions.entries()) byAction.set(action, told[index] ?? byAction.get(action));
    return (action) => byAction.get(action)?.outputs ?? [];
  }, [used, declared, questions, told]);
}

type Told = AnswerOf<typeof tellOutputs>;

function dataOf(results: readonly { readonly data: Told | undefined }[]): (Told | undefined)[] {
  return results.map(({ data }) => data);
}

function questionOf({ action, shown }: UsedOperation, declared: ReadonlyMap<string, Told | undefined>) {
  const asked = declared.get(keyOf(shown))?.asked ?? null;
  const connectionId = shown.connection?.connectionId ?? '';
  if (asked === null || connectionId === '') return [];
  const values = valuesOf(action, shown);
  const given = asked.dependsOn.map((key) => valueOfKey(values, key) ?? null);
  return [{ action, shown, connectionId, values, key: [keyOf(shown), connectionId, given] }];
}

function keyOf({ connector, operation }: ShownCall): string {
  return `${connector.apiId ?? ''} ${operation.operationId}`;
}

function named({ connector, operation }: ShownCall) {
  return { apiId: connector.apiId ?? '', operationId: operation.operationId };
}

function valuesOf(action: JsonObject, { operation }: ShownCall): Readonly<Record<string, unknown>> {
  const fields = readCall(operation, objectAt(action, 'inputs')) ?? {};
  return knownValues(operation.parameters, {
    textOf: (parameter) => fields[fieldKey(parameter)] ?? '',
    dialect: stepDialect,
  });
}
