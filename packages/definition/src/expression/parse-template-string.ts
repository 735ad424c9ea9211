import { type Parsed, parseExpression } from './parse.ts';
import type { Expression, SyntaxProblem } from './syntax.ts';

/** What a template string is (clause 2): text, one expression whose value keeps its type, or text with expressions in it. */
export type TemplateString =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'interpolation'; readonly parts: readonly (string | Expression)[] }
  | { readonly kind: 'refused'; readonly problem: SyntaxProblem };

/** Takes a template string apart. */
export function parseTemplateString(source: string): TemplateString {
  if (!source.includes('@')) return { kind: 'text', text: source };
  if (source.startsWith('@@')) return { kind: 'text', text: source.slice(1) };
  if (source.startsWith('@') && source.length > 1 && source[1] !== '{') return parseWhole(source);
  return parseInterpolation(source);
}

function parseWhole(source: string): TemplateString {
  const parsed = parseExpression(source, 1, source.length);
  if (parsed.kind === 'refused') return parsed;
  if (parsed.end < source.length) {
    const problem = { code: 'expression-syntax', message: "Unexpected '}'.", offset: parsed.end, length: 1 } as const;
    return { kind: 'refused', problem };
  }
  return { kind: 'expression', expression: parsed.expression };
}

/** Takes a text with `@{...}` in it apart; `@@{` stands for `@{` itself. */
export function parseInterpolation(source: string): TemplateString {
  const parts: (string | Expression)[] = [];
  let text = '';
  let from = 0;
  for (;;) {
    const brace = source.indexOf('@{', from);
    if (brace < 0) break;
    if (brace > 0 && brace - 1 >= from && source[brace - 1] === '@') {
      text += `${source.slice(from, brace - 1)}@{`;
      from = brace + 2;
      continue;
    }
    text += source.slice(from, brace);
    const parsed = parseExpression(source, brace + 2, source.length);
    const problem = problemOf(parsed, source, brace);
    if (problem) return { kind: 'refused', problem };
    if (parsed.kind === 'refused') return parsed;
    if (text !== '') parts.push(text);
    text = '';
    parts.push(parsed.expression);
    from = parsed.end + 1;
  }
  text += source.slice(from);
  if (parts.length === 0) return { kind: 'text', text };
  if (text !== '') parts.push(text);
  return { kind: 'interpolation', parts };
}

function problemOf(parsed: Parsed, source: string, brace: number): SyntaxProblem | undefined {
  if (parsed.kind === 'parsed' && parsed.end < source.length) return undefined;
  const isUnclosed = parsed.kind === 'parsed' || !source.includes('}', brace);
  if (!isUnclosed) return undefined;
  return {
    code: 'expression-syntax',
    message: "The '@{' that starts here has no closing '}'. Write '@@{' for the characters themselves.",
    offset: brace,
    length: 2,
  };
}
