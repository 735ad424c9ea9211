import { projectFiles, textOf } from '../checks/source-files.ts';

/** One code that the product answers with: where it comes from, and what it says. */
interface Code {
  readonly code: string;
  readonly room: string;
  readonly message: string;
}

const text = String.raw`(?:'((?:[^'\\]|\\.)*)'|\x60((?:[^\x60\\]|\\.)*)\x60)`;
const refusal = new RegExp(String.raw`new Refusal\(\s*'([a-z][\w-]*)',\s*${text}`, 'g');
const diagnostic = new RegExp(`code: '([a-z][a-z0-9]*(?:-[a-z0-9]+)+)',[^{}]*?message: ${text}`, 'g');
const noted = new RegExp(String.raw`\.(?:add|warn|info)\(\s*'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)',\s*${text}`, 'g');

/** The page of codes, made from the sources: every refusal and every diagnostic with a literal code. */
export function codesPage(): string {
  const rows = collectCodes().map(({ code, room, message }) => `| \`${code}\` | ${room} | ${message} |`);
  return [
    '# Codes',
    '',
    'Every refusal and diagnostic has a code that stays the same; scripts may rely on it. `…` stands for the place or value that the',
    'message quotes. Made from the sources by `node tools/write-codes.ts`; the findings of certification rules have',
    'pages of their own under `docs/rules/`.',
    '',
    '| Code | Room | Message |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function collectCodes(): readonly Code[] {
  const found = new Map<string, Code>();
  const sources = [...projectFiles()];
  // A code that only a helper takes comes after those whose diagnostics stand in the source.
  for (const [path, patterns] of [[refusal, diagnostic], [noted]].flatMap((group) =>
    sources.map((one) => [one, group] as const),
  )) {
    const [, room] = /^packages\/([^/]+)\/src\/.*(?<!\.test)\.tsx?$/.exec(path) ?? [];
    if (room === undefined || (room === 'certification' && path.includes('/rules/'))) continue;
    for (const pattern of patterns) {
      for (const [, code = '', plain, template] of textOf(path).matchAll(pattern)) {
        if (!found.has(code)) found.set(code, { code, room, message: readable(plain ?? template ?? '') });
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function readable(message: string): string {
  return message
    .replace(/\$\{[^}]*\}/g, '…')
    .replace(/\\(.)/g, '$1')
    .replace(/\|/g, '\\|')
    .replace(/</g, '&lt;');
}
