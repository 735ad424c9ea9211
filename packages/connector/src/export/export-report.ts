import type { Diagnostic, Severity } from '@tenon/diagnostics';
import type { Connector } from '../model/connector.ts';

/** Collects what a conversion could not say in the other format; of each kind only the first places are listed. */
export interface Report {
  readonly diagnostics: Diagnostic[];
  info(code: string, message: string, pointer: string): void;
  warn(code: string, message: string, pointer: string): void;
}

/** How many places of one kind are listed. */
const MAX_OF_A_KIND = 20;

/** A report over the definition of a connector. */
export function createReport(connector: Connector): Report {
  const diagnostics: Diagnostic[] = [];
  const counts = new Map<string, number>();
  const add = (severity: Severity, problem: { code: string; message: string; pointer: string }): void => {
    const count = (counts.get(problem.code) ?? 0) + 1;
    counts.set(problem.code, count);
    if (count > MAX_OF_A_KIND) return;
    diagnostics.push({
      code: problem.code,
      severity,
      message: problem.message,
      place: connector.sources.definition.locate(problem.pointer),
      remedy: 'Check the operation in the written package.',
    });
  };
  return {
    diagnostics,
    info: (code, message, pointer) => add('info', { code, message, pointer }),
    warn: (code, message, pointer) => add('warning', { code, message, pointer }),
  };
}
