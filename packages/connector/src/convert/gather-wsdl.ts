import type { XmlElement } from '../source/parse-xml.ts';
import { attributeOf, childrenOf } from './xml-names.ts';

/** A description with everything that it imports from the files given with it. */
export interface GatheredWsdl {
  /** The parts of all descriptions in one. */
  readonly root: XmlElement;
  readonly schemas: readonly XmlElement[];
  /** Places that were named and not given. */
  readonly missing: readonly string[];
}

/** A document and the name of its file. */
interface WsdlFile {
  readonly name: string;
  readonly root: XmlElement;
}

/** Puts a description together with the descriptions and schemas that it names, as far as they are among the files given. */
export function gatherWsdl(entry: WsdlFile, others: readonly WsdlFile[]): GatheredWsdl {
  return new Gatherer(others).gather(entry);
}

class Gatherer {
  readonly #others: readonly WsdlFile[];
  readonly #parts: XmlElement[] = [];
  readonly #schemas: XmlElement[] = [];
  readonly #missing = new Set<string>();
  readonly #seen = new Set<string>();

  constructor(others: readonly WsdlFile[]) {
    this.#others = others;
  }

  gather(entry: WsdlFile): GatheredWsdl {
    this.#visitDescription(entry);
    return {
      root: { ...entry.root, children: this.#parts },
      schemas: this.#schemas,
      missing: [...this.#missing],
    };
  }

  #visitDescription(file: WsdlFile): void {
    if (this.#seen.has(file.name)) return;
    this.#seen.add(file.name);
    this.#parts.push(...file.root.children);
    for (const types of childrenOf(file.root, 'types'))
      for (const schema of childrenOf(types, 'schema')) this.#visitSchema(file.name, schema, '');
    for (const one of childrenOf(file.root, 'import')) {
      const found = this.#find(file.name, attributeOf(one, 'location'));
      if (found?.root.name === 'definitions') this.#visitDescription(found);
      else if (found) this.#visitSchema(found.name, found.root, attributeOf(one, 'namespace') ?? '');
    }
  }

  /** A schema, in the namespace of the one that includes it where it names none itself. */
  #visitSchema(fileName: string, schema: XmlElement, around: string): void {
    const namespace = attributeOf(schema, 'targetNamespace') ?? around;
    this.#schemas.push({ ...schema, attributes: new Map([...schema.attributes, ['targetNamespace', namespace]]) });
    for (const one of schema.children) {
      if (!['import', 'include', 'redefine'].includes(one.name)) continue;
      const found = this.#find(fileName, attributeOf(one, 'schemaLocation'));
      const key = `${found?.name} ${one.name === 'import' ? '' : namespace}`;
      if (!found || this.#seen.has(key)) continue;
      this.#seen.add(key);
      const schemas = found.root.name === 'schema' ? [found.root] : schemasOf(found.root);
      for (const inner of schemas) this.#visitSchema(found.name, inner, one.name === 'import' ? '' : namespace);
    }
  }

  /** The file at a location: by its path from the file that names it, else by its last part. */
  #find(from: string, location: string | undefined): WsdlFile | undefined {
    if (location === undefined || location.trim() === '') return undefined;
    const path = joinPath(from, location.trim());
    const last = lastPart(location.trim());
    const found =
      this.#others.find(({ name }) => name === path) ??
      this.#others.find(({ name }) => lastPart(name) === last) ??
      this.#others.find(({ name }) => lastPart(name).replace(/\.[^.]*$/, '') === last);
    if (!found) this.#missing.add(location.trim());
    return found;
  }
}

function schemasOf(root: XmlElement): readonly XmlElement[] {
  return childrenOf(root, 'types').flatMap((types) => childrenOf(types, 'schema'));
}

/** A path from the folder of a file, without `.` and `..`. */
function joinPath(from: string, location: string): string {
  const parts = [...from.split('/').slice(0, -1), ...location.split(/[\\/]/)];
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..') kept.pop();
    else if (part !== '.' && part !== '') kept.push(part);
  }
  return kept.join('/');
}

/** What tells a location from others: the name of its file, or the value of its query such as `xsd0` of `?xsd=xsd0`. */
function lastPart(location: string): string {
  return (
    /[?&](?:xsd|wsdl)=([^&]+)/i.exec(location)?.[1] ??
    /[^\\/?]*$/.exec(location.replace(/\?.*$/, ''))?.[0] ??
    ''
  ).toLowerCase();
}
