export { describeDiagnostic } from './describe-diagnostic.ts';
export type { Checked, Diagnostic, Place, Severity } from './diagnostic.ts';
export { hasErrors } from './diagnostic.ts';
export { groupFindings } from './group-findings.ts';
export { nearestName } from './nearest-name.ts';
export { Refusal } from './refusal.ts';
