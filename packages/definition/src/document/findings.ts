import type { Severity } from '@tenon/diagnostics';
import type { ExpressionDiagnostic } from '../expression/template.ts';

/** Something that is wrong at a pointer of the document, before it has a line and a column. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly pointer: string;
  readonly message: string;
  readonly remedy?: string;
  /** The part of the string at the pointer that is meant, in UTF-16 units of its value. */
  readonly offset?: number;
  readonly length?: number;
  /** Whether the name of the member is meant rather than its value. */
  readonly atName?: boolean;
}

/** What was found so far. Handed through the stages of compiling; each adds to it. */
export interface Findings {
  readonly all: readonly Finding[];
  /** Notes an error. */
  readonly error: (finding: Omit<Finding, 'severity'>) => void;
  /** Notes something that does not stop the definition from running. */
  readonly warning: (finding: Omit<Finding, 'severity'>) => void;
  /** Takes over what was found in an expression. */
  readonly expressions: (diagnostics: readonly ExpressionDiagnostic[]) => void;
}

/** Starts with nothing found. More than 1,000 findings are not kept: nobody reads them. */
export function newFindings(): Findings {
  const all: Finding[] = [];
  const add = (finding: Finding): void => {
    if (all.length < MOST_FINDINGS) all.push(finding);
  };
  return {
    all,
    error: (finding) => add({ ...finding, severity: 'error' }),
    warning: (finding) => add({ ...finding, severity: 'warning' }),
    expressions: (diagnostics) => {
      for (const { code, severity, message, remedy, place, offset, length } of diagnostics) {
        add({
          code,
          severity,
          message,
          pointer: place?.pointer ?? '',
          offset,
          length,
          ...(remedy === undefined ? {} : { remedy }),
        });
      }
    },
  };
}

const MOST_FINDINGS = 1_000;

/** A step further down a JSON Pointer (RFC 6901). */
export function pointerTo(pointer: string, ...steps: readonly (string | number)[]): string {
  let result = pointer;
  for (const step of steps) result += `/${typeof step === 'string' && special.test(step) ? escaped(step) : step}`;
  return result;
}

const special = /[~/]/;

function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
