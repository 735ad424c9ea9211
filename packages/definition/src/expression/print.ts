import { numberJson } from '../value/number-text.ts';
import { isNumber, type Value } from '../value/value.ts';
import { isName } from './scan.ts';
import type { Expression, Selection } from './syntax.ts';

/** The text of an expression, without the `@`, in its shortest usual form. Parsing it gives the same tree. */
export function printExpression(expression: Expression): string {
  if (expression.kind === 'literal') return printLiteral(expression.value);
  const values = expression.arguments.map(printExpression).join(', ');
  return `${expression.name}(${values})${expression.selections.map(printSelection).join('')}`;
}

function printSelection({ key, isSafe }: Selection): string {
  const safe = isSafe ? '?' : '';
  if (key.kind === 'literal' && typeof key.value === 'string' && isName(key.value)) return `${safe}.${key.value}`;
  return `${safe}[${printExpression(key)}]`;
}

function printLiteral(value: Value): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return isNumber(value) ? numberJson(value) : String(value);
}
