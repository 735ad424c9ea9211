import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder of shared specifications and test data beside the checkout; `TENON_CONFORMANCE_DATA` names another one. */
const dataFolder = process.env['TENON_CONFORMANCE_DATA'] ?? resolve(import.meta.dirname, '../../shared');

/** The path of a file or folder of the conformance data, or undefined where it is absent and its tests are to be skipped. */
export function conformanceData(name: string): string | undefined {
  const path = resolve(dataFolder, name);
  if (existsSync(path)) return path;
  console.warn(`Skipped: no conformance data at ${path}.`);
  return undefined;
}
