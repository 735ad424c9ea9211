import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { StreamLanguage } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { functionCatalogue } from '@tenon/definition';

/** Colours for expressions, and the names of all functions with their signatures while typing. */
export function expressionLanguage(): Extension {
  return [language, autocompletion({ override: [completeFunction], icons: false })];
}

/** Colours only: whether an expression is right is told by the language itself. */
const language = StreamLanguage.define<undefined>({
  name: 'expression',
  token(stream) {
    if (stream.match(/^'(?:[^']|'')*'?/)) return 'string';
    if (stream.match(/^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/)) return 'number';
    if (stream.match(/^(?:true|false|null)(?![\w$-])/i)) return 'bool';
    if (stream.match(/^[A-Za-z_$][\w$-]*(?=\s*\()/)) return 'propertyName';
    if (stream.match(/^[A-Za-z_$][\w$-]*/)) return null;
    stream.next();
    return 'punctuation';
  },
});

const options = functionCatalogue.map(({ name, signature, summary }) => ({
  label: name,
  detail: signature.slice(name.length),
  info: summary,
  apply: `${name}(`,
}));

function completeFunction(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/[A-Za-z]\w*/);
  if (word === null ? !context.explicit : isWithinText(context.state.sliceDoc(0, word.from))) return null;
  return { from: word?.from ?? context.pos, options, validFor: /^\w*$/ };
}

/** Whether a position is behind an opened quote, a property's dot, or outside every expression. */
function isWithinText(before: string): boolean {
  const isWhole = before.startsWith('@') && before[1] !== '{' && before[1] !== '@';
  const brace = before.lastIndexOf('@{');
  if (!isWhole && brace < 0) return true;
  const written = before.slice(isWhole ? 1 : brace + 2).replace(/'(?:[^']|'')*'/g, '');
  return /['}]|[.\w]$/.test(written);
}
