import type { Diagnostic } from './diagnostic.ts';

/** A diagnostic as one line for people: `file:line:column severity message [code] remedy`. */
export function describeDiagnostic(diagnostic: Diagnostic): string {
  const { place } = diagnostic;
  const position = [place?.file, place?.line, place?.column].filter((part) => part !== undefined).join(':');
  const where = position || place?.pointer || '';
  const remedy = diagnostic.remedy ? ` ${diagnostic.remedy}` : '';
  return `${where ? `${where} ` : ''}${diagnostic.severity} ${diagnostic.message} [${diagnostic.code}]${remedy}`;
}
