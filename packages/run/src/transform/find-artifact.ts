/** Something kept under a name, as maps and schemas are. */
interface Named {
  readonly name: string;
  readonly content: string;
}

/**
 * The map or schema of a name: exactly, else ignoring case, else without regard to an ending such as `.xslt`, for the hosted
 * service names artifacts and the single-tenant product their files.
 */
export function findArtifact<T extends Named>(artifacts: readonly T[], name: string): T | undefined {
  return (
    artifacts.find((one) => one.name === name) ??
    artifacts.find((one) => one.name.toLowerCase() === name.toLowerCase()) ??
    artifacts.find((one) => stem(one.name) === stem(name))
  );
}

function stem(name: string): string {
  return name.toLowerCase().replace(/\.(?:liquid|xslt?|xsd)$/, '');
}

/** The other schemas that a schema may include or import, under the names that it uses for them, as far as they are there. */
export function includedSchemas(schema: string, artifacts: readonly Named[]): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  const open = [schema];
  for (let text = open.pop(); text !== undefined; text = open.pop()) {
    for (const [, double, single] of text.matchAll(/\bschemaLocation\s*=\s*(?:"([^"<]{1,500})"|'([^'<]{1,500})')/g)) {
      const name = double ?? single ?? '';
      const artifact = found.has(name) ? undefined : findArtifact(artifacts, name.replace(/^.*\//, ''));
      if (artifact === undefined) continue;
      found.set(name, artifact.content);
      open.push(artifact.content);
    }
  }
  return Object.fromEntries(found);
}
