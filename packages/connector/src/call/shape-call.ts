import { nearestName, Refusal } from '@tenon/diagnostics';
import type { Connection } from '../model/connection-form.ts';
import type { Connector } from '../model/connector.ts';
import type { Operation } from '../model/operation.ts';
import type { JsonObject } from '../source/json-value.ts';
import { bindValues } from './bind-values.ts';
import { CallProblems } from './call-problem.ts';
import { finishRequest, startDraft } from './finish-request.ts';
import type { ShapedRequest, ShapeOptions } from './shaped-request.ts';

/** One call of an operation: its values by parameter name, and the connection it is made with. */
export interface OperationCall {
  readonly operationId: string;
  /** By parameter name, or `location.name` where two locations share a name; the body under its name, as `body`, or by its properties. */
  readonly values: JsonObject;
  readonly connection?: Connection;
}

/** Shapes the one HTTP request that carries out an operation. Refuses, with everything that is wrong, what cannot be sent. */
export function shapeCall(connector: Connector, call: OperationCall, options: ShapeOptions = {}): ShapedRequest {
  const operation = findOperation(connector, call.operationId);
  const problems = new CallProblems();
  const finishing = { connector, operation, connection: call.connection, problems, options };
  const draft = bindValues(startDraft(finishing, operation.method), {
    connector,
    operation,
    values: call.values,
    problems,
  });
  return finishRequest(draft, finishing);
}

/** The operation of that id; ids are compared without regard to case where no exact one exists. */
export function findOperation(connector: Connector, operationId: string): Operation {
  const exact = connector.operations.find((operation) => operation.operationId === operationId);
  const alike = connector.operations.find(
    (operation) => operation.operationId.toLowerCase() === operationId.toLowerCase(),
  );
  if (exact ?? alike) return (exact ?? alike) as Operation;
  const names = connector.operations.map((operation) => operation.operationId);
  const meant = nearestName(operationId, names);
  throw new Refusal(
    'operation-not-found',
    `The connector ${JSON.stringify(connector.title)} has no operation ${JSON.stringify(operationId)}. ${
      meant === undefined ? `It has: ${names.slice(0, 20).join(', ')}.` : `Did you mean ${JSON.stringify(meant)}?`
    }`,
  );
}
