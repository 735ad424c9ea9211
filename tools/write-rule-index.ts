import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../packages/certification/src/rules');
const sections = [
  'files',
  'document',
  'information',
  'operations',
  'parameters',
  'schemas',
  'responses',
  'triggers',
  'dynamic',
  'connections',
  'policies',
  'assets',
  'changes',
  'governance',
  'imports',
];

for (const section of sections) {
  const ids = readdirSync(join(folder, section))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
  write(`${section}-rules.ts`, [
    `import type { RuleSection } from '../review/rule.ts';`,
    ...ids.map((id) => `import { ${toName(id)} } from './${section}/${id}.ts';`),
    '',
    `/** The rules of the section "${section}". */`,
    `export const ${section}Rules: RuleSection = {`,
    `  name: '${section}',`,
    '  rules: [',
    ...ids.map((id) => `    ${toName(id)},`),
    '  ],',
    '};',
  ]);
}
write('index.ts', [
  `import type { RuleSection } from '../review/rule.ts';`,
  ...sections.toSorted().map((section) => `import { ${section}Rules } from './${section}-rules.ts';`),
  '',
  '/** Every rule, by section. */',
  'export const ruleSections: readonly RuleSection[] = [',
  ...sections.map((section) => `  ${section}Rules,`),
  '];',
]);

function write(name: string, lines: readonly string[]): void {
  const first = '// Written by tools/write-rule-index.ts from the files of the rules.';
  writeFileSync(join(folder, name), `${[first, ...lines].join('\n')}\n`);
}

/** `info-title-required` is exported as `infoTitleRequired`. */
function toName(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
