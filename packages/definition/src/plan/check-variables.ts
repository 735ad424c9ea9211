import type { Compilation } from './compilation.ts';

/** Checks that variables are initialized before they are used. */
export function checkVariables(compilation: Compilation): void {
  void compilation;
}
