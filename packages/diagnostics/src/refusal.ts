import type { Diagnostic } from './diagnostic.ts';

/** What may accompany a refusal: the diagnostics behind it and what caused it. */
export interface RefusalOptions extends ErrorOptions {
  readonly diagnostics?: readonly Diagnostic[];
}

/** The request is not allowed. Reaches the caller as a 4xx answer with the code; the message says what is wrong and what to do, never a secret. */
export class Refusal extends Error {
  readonly code: string;
  readonly diagnostics: readonly Diagnostic[];

  constructor(code: string, message: string, options: RefusalOptions = {}) {
    super(message, options);
    this.name = 'Refusal';
    this.code = code;
    this.diagnostics = options.diagnostics ?? [];
  }
}
