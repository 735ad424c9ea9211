/** One part of a document, replaced by something else. */
export interface Mutation {
  /** The JSON pointer of the part. */
  readonly pointer: string;
  readonly document: unknown;
}

/** Every document that comes of replacing one part of another, at every place, the whole included. */
export function mutationsOf(document: unknown, substitutes: readonly unknown[]): Mutation[] {
  return substitutes.flatMap((substitute) =>
    placesOf(document).map((path) => ({
      pointer: path.map((step) => `/${step}`).join(''),
      document: replaceAt(document, path, substitute),
    })),
  );
}

/** The same at every text only. `make` gets the text that stands there. */
export function textMutationsOf(document: unknown, make: (text: string) => unknown): Mutation[] {
  return placesOf(document).flatMap((path) => {
    const text = path.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], document);
    if (typeof text !== 'string') return [];
    return [{ pointer: path.map((step) => `/${step}`).join(''), document: replaceAt(document, path, make(text)) }];
  });
}

function placesOf(part: unknown): string[][] {
  if (typeof part !== 'object' || part === null) return [[]];
  return [[], ...Object.entries(part).flatMap(([name, inner]) => placesOf(inner).map((path) => [name, ...path]))];
}

function replaceAt(part: unknown, [step, ...rest]: readonly string[], substitute: unknown): unknown {
  if (step === undefined) return substitute;
  const inner = (part as Record<string, unknown>)[step];
  const replaced = replaceAt(inner, rest, substitute);
  if (Array.isArray(part)) return part.with(Number(step), replaced);
  return { ...(part as object), [step]: replaced };
}
