/** The files of a connector that a finding can point into. */
export type DocumentName = 'definition' | 'properties' | 'icon' | 'readme' | 'script' | 'package';

/** A place in a document, as a chain of names: cheap to make for every node, turned into a JSON Pointer only when it is reported. */
export interface Spot {
  readonly document: DocumentName;
  readonly parent: Spot | undefined;
  readonly key: string | number;
}

/** The whole of a document. */
export function rootSpot(document: DocumentName): Spot {
  return { document, parent: undefined, key: '' };
}

/** The place of a member or an item. */
export function inside(around: Spot, key: string | number): Spot {
  return { document: around.document, parent: around, key };
}

/** The place some members or items further in. */
export function below(spot: Spot, ...keys: readonly (string | number)[]): Spot {
  return keys.reduce<Spot>(inside, spot);
}

/** The names from the root of the document to the place. */
export function pathOf(spot: Spot): (string | number)[] {
  const path: (string | number)[] = [];
  for (let place = spot; place.parent !== undefined; place = place.parent) path.push(place.key);
  return path.reverse();
}

/** The place as a JSON Pointer (RFC 6901). */
export function pointerOf(spot: Spot): string {
  let pointer = '';
  for (let place = spot; place.parent !== undefined; place = place.parent) {
    const { key } = place;
    const token = typeof key === 'number' ? key : key.replaceAll('~', '~0').replaceAll('/', '~1');
    pointer = `/${token}${pointer}`;
  }
  return pointer;
}
