/** What an operation is called: its summary, or its id while it has none. */
export function operationTitle({
  summary,
  operationId,
}: {
  readonly summary: string;
  readonly operationId: string;
}): string {
  return summary || operationId;
}
