import { resolve } from 'node:path';
import { createLane, type Lane, packageFolder } from '../sandbox/lane.ts';
import type { ScriptResult, ScriptTask } from './script-process.ts';

/**
 * What the process is started with. It may read the sources and packages that it consists of; without further grants
 * Node gives it no other file, no network, no process and no thread, whatever an escape from the engine might try.
 */
export const isolation: readonly string[] = [
  '--permission',
  ...[
    import.meta.dirname,
    resolve(import.meta.dirname, '../../package.json'),
    ...['quickjs-emscripten-core', '@jitl/quickjs-wasmfile-release-sync', '@jitl/quickjs-ffi-types'].map(packageFolder),
  ].map((path) => `--allow-fs-read=${path}`),
  '--max-old-space-size=128',
];

/** Opens a lane for scripts; its process starts with the first one. */
export function createScriptLane(): Lane<ScriptTask, ScriptResult> {
  return createLane({ flags: isolation, file: resolve(import.meta.dirname, 'script-process.ts') });
}
