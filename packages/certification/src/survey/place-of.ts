import { pathOf, type Spot } from './spot.ts';

/**
 * Whether parts of a kind can stand at a place. A reference may lead anywhere; what it finds elsewhere, such as all paths in
 * place of a response, is not judged and never edited as if it were one.
 */
export function isPlaceOf(
  kind: 'parameters' | 'responses' | 'requestBodies' | 'paths' | 'pathItems',
  at: Spot,
): boolean {
  const path = pathOf(at);
  const around = path.at(-2);
  return around === kind || (kind === 'requestBodies' && path.at(-1) === 'requestBody') || isOfExtension(path);
}

function isOfExtension(path: readonly (string | number)[]): boolean {
  return path.length > 1 && String(path[0]).startsWith('x-');
}
