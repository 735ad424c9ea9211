// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { definitionSizeLimit } from './files/definition-size-limit.ts';
import { definitionSizeWarning } from './files/definition-size-warning.ts';
import { jsonEncodingUtf8 } from './files/json-encoding-utf8.ts';
import { jsonIndentation } from './files/json-indentation.ts';
import { jsonNoBom } from './files/json-no-bom.ts';
import { jsonNoDuplicateKeys } from './files/json-no-duplicate-keys.ts';
import { jsonSyntaxValid } from './files/json-syntax-valid.ts';
import { packageFileNames } from './files/package-file-names.ts';
import { packageFilesComplete } from './files/package-files-complete.ts';

/** The rules of the section "files". */
export const filesRules: RuleSection = {
  name: 'files',
  rules: [
    definitionSizeLimit,
    definitionSizeWarning,
    jsonEncodingUtf8,
    jsonIndentation,
    jsonNoBom,
    jsonNoDuplicateKeys,
    jsonSyntaxValid,
    packageFileNames,
    packageFilesComplete,
  ],
};
