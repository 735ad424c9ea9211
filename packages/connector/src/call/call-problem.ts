import { type Diagnostic, Refusal } from '@tenon/diagnostics';

/** Collects what prevents a call, so that a caller learns everything at once. */
export class CallProblems {
  readonly #diagnostics: Diagnostic[] = [];

  /** Notes something that prevents the call. */
  add(code: string, message: string, remedy: string): void {
    this.#diagnostics.push({ code, severity: 'error', message, remedy });
  }

  /** Refuses the call if anything prevents it; the code is that of the first problem. */
  refuseIfAny(): void {
    const [first] = this.#diagnostics;
    if (!first) return;
    const more = this.#diagnostics.length > 1 ? ` (and ${this.#diagnostics.length - 1} more)` : '';
    throw new Refusal(first.code, `${first.message} ${first.remedy ?? ''}${more}`.trim(), {
      diagnostics: this.#diagnostics,
    });
  }
}
