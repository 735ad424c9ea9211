/**
 * Matches the rest of a path against a trigger's relative path: fixed segments ignoring case, `{name}` for one segment that is
 * not empty. Answers the parameters, decoded; undefined when it does not match.
 */
export function matchRelativePath(
  template: string | undefined,
  rest: string,
): Readonly<Record<string, string>> | undefined {
  const expected = segmentsOf(template ?? '');
  const given = segmentsOf(rest);
  if (expected.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const value = decode(given[index] ?? '');
    if (value === undefined || value === '') return undefined;
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
    if (name === undefined) {
      if (value.toLowerCase() !== segment.toLowerCase()) return undefined;
    } else {
      Object.defineProperty(parameters, name, { value, enumerable: true, configurable: true, writable: true });
    }
  }
  return parameters;
}

function segmentsOf(path: string): string[] {
  const plain = path.replace(/^\/+|\/+$/g, '');
  return plain === '' ? [] : plain.split('/');
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A percent sign that encodes nothing: no parameter has such a value.
    return undefined;
  }
}
