import type { Connector } from '@tenon/connector';

/** Whether what a workflow sees of an answer is more than its body: its envelope is taken off, or policies change it. */
export function isReshaped(connector: Connector, operationId: string | undefined): boolean {
  const operation = connector.operations.find((one) => one.operationId === operationId);
  return operation?.extensions['x-tenon-soap'] !== undefined || hasAnswerPolicies(connector, operationId);
}

function hasAnswerPolicies(connector: Connector, operationId: string | undefined): boolean {
  const id = operationId?.toLowerCase();
  return connector.policies.some(
    ({ section, template, operations }) =>
      (section !== 'request' || template === 'pollingtrigger') &&
      (operations.length === 0 || operations.some((name) => name.toLowerCase() === id)),
  );
}
