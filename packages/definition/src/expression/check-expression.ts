import { nearestName } from '@tenon/diagnostics';
import { arityOf, type FunctionDefinition } from './function-definition.ts';
import { findFunction, functionNames } from './function-table.ts';
import type { Call, Expression, SyntaxProblem } from './syntax.ts';
import type { ExpressionDiagnostic, Reference } from './template.ts';

/** What checking gathers for one template: references in the order of the source, and everything that is wrong. */
export interface Findings {
  readonly references: Reference[];
  readonly diagnostics: ExpressionDiagnostic[];
}

/** Checks every call of an expression: the function exists and takes that many arguments. Gathers the references to the run. */
export function checkExpression(expression: Expression, pointer: string, findings: Findings): void {
  if (expression.kind === 'literal') return;
  const definition = findFunction(expression.name);
  if (definition === undefined) findings.diagnostics.push(unknownFunction(expression, pointer));
  else checkCall(definition, expression, pointer, findings);
  for (const value of expression.arguments) checkExpression(value, pointer, findings);
  for (const { key } of expression.selections) checkExpression(key, pointer, findings);
}

function checkCall(definition: FunctionDefinition, call: Call, pointer: string, findings: Findings): void {
  const { minimum, maximum } = arityOf(definition.parameters);
  const count = call.arguments.length;
  if (count < minimum || count > maximum) findings.diagnostics.push(wrongCount(definition, call, pointer));
  if (definition.kind !== 'reference') return;
  const { offset, length } = call;
  const [first] = call.arguments;
  const name = namesSomething(definition) && first?.kind === 'literal' ? first.value : undefined;
  const reference = { function: definition.name, pointer, offset, length };
  findings.references.push(typeof name === 'string' ? { ...reference, name } : reference);
}

/** Whether the first argument is the name of a part of the definition. */
function namesSomething({ parameters, name }: FunctionDefinition): boolean {
  return parameters !== '' && !name.startsWith('trigger');
}

/** A syntax problem as a diagnostic at its place. */
export function syntaxDiagnostic(problem: SyntaxProblem, pointer: string): ExpressionDiagnostic {
  return { ...problem, severity: 'error', place: { pointer } };
}

function unknownFunction({ name, nameLength, offset }: Call, pointer: string): ExpressionDiagnostic {
  const nearest = nearestName(name, functionNames());
  const diagnostic: ExpressionDiagnostic = {
    code: 'unknown-function',
    severity: 'error',
    message: `The template function '${name}' is not defined or not valid.`,
    place: { pointer },
    offset,
    length: nameLength,
  };
  return nearest === undefined ? diagnostic : { ...diagnostic, remedy: `Did you mean '${nearest}'?` };
}

function wrongCount(definition: FunctionDefinition, call: Call, pointer: string): ExpressionDiagnostic {
  const { minimum, maximum } = arityOf(definition.parameters);
  const needed =
    minimum === maximum ? `${minimum}` : Number.isFinite(maximum) ? `${minimum} to ${maximum}` : `at least ${minimum}`;
  return {
    code: 'wrong-argument-count',
    severity: 'error',
    message: `The function '${definition.name}' takes ${needed} ${needed === '1' ? 'parameter' : 'parameters'}, here it gets ${call.arguments.length}.`,
    place: { pointer },
    remedy: `Write it as ${definition.name}(${definition.parameters}).`,
    offset: call.offset,
    length: call.length,
  };
}
