import type { ConnectorFile } from '@tenon/connector';

/** Whether two files hold the same, or neither is there. */
export function hasSameContent(
  before: Pick<ConnectorFile, 'content'> | undefined,
  after: Pick<ConnectorFile, 'content'> | undefined,
): boolean {
  const [a, b] = [before?.content, after?.content];
  if (a === undefined || b === undefined || typeof a === 'string' || typeof b === 'string') return a === b;
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
