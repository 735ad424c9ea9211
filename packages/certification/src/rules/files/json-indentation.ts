import type { CheckedRule } from '../../review/rule.ts';
import { rootSpot } from '../../survey/spot.ts';
import { formatJson } from '../../text/format-json.ts';

/** The files are indented with spaces, without tabs and without white space at the ends of lines. */
export const jsonIndentation: CheckedRule<'package'> = {
  id: 'json-indentation',
  severity: 'info',
  level: 'file',
  fix: 'safe',
  source: 'CODE',
  summary: 'The files are indented with spaces, without tabs and without white space at the ends of lines.',
  why: 'Differences between versions stay readable.',
  remedy: 'Indent with four spaces.',
  on: 'package',
  check(survey, report) {
    for (const [document, file] of [
      ['definition', survey.definitionFile],
      ['properties', survey.propertiesFile],
    ] as const) {
      if (file === undefined || file.source.format !== 'json') continue;
      const { text, fileName } = file.source;
      const fault = firstFault(text);
      if (fault === undefined) continue;
      report(rootSpot(document), fault.message, {
        place: { file: fileName, pointer: '', line: fault.line, column: fault.column },
        fix: () => [{ kind: 'text', document, text: fault.isMinified ? formatJson(text) : tidyLines(text) }],
      });
    }
  },
  example: { at: 'properties:', bad: { 'text:properties': '{\n\t"properties": {}\n}' } },
};

interface IndentationFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly isMinified: boolean;
}

function firstFault(text: string): IndentationFault | undefined {
  if (!text.trim().includes('\n') && text.length > 200) {
    return { message: 'The whole document is one line.', line: 1, column: 1, isMinified: true };
  }
  if (!text.includes('\t') && !hasSpaceAtAnEnd(text)) return undefined;
  let line = 1;
  for (let start = 0; start < text.length; line += 1) {
    const newLine = text.indexOf('\n', start);
    const end = newLine < 0 ? text.length : newLine;
    const last = text[end - 1] === '\r' ? end - 2 : end - 1;
    let first = start;
    while (text[first] === ' ') first += 1;
    if (text[first] === '\t')
      return { message: `Line ${line} is indented with a tab.`, line, column: first - start + 1, isMinified: false };
    if (last >= start && (text[last] === ' ' || text[last] === '\t'))
      return { message: `Line ${line} ends in white space.`, line, column: last - start + 1, isMinified: false };
    start = end + 1;
  }
  return undefined;
}

/** Most texts have no fault, and are not read line by line. */
function hasSpaceAtAnEnd(text: string): boolean {
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    const last = text.charCodeAt(end - 1);
    if (last === space || (last === carriageReturn && text.charCodeAt(end - 2) === space)) return true;
  }
  return / \r?$/.test(text.slice(-2));
}

const space = 0x20;
const carriageReturn = 0x0d;

/** No string of JSON runs over the end of a line, so the edges of lines are always white space between tokens. */
function tidyLines(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      if (line.trim() === '') return line.endsWith('\r') ? '\r' : '';
      const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
      return indent.replaceAll('\t', '    ') + line.slice(indent.length).replace(/[ \t]+(\r?)$/, '$1');
    })
    .join('\n');
}
