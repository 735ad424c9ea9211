// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { assetsRules } from './assets-rules.ts';
import { changesRules } from './changes-rules.ts';
import { connectionsRules } from './connections-rules.ts';
import { documentRules } from './document-rules.ts';
import { dynamicRules } from './dynamic-rules.ts';
import { filesRules } from './files-rules.ts';
import { governanceRules } from './governance-rules.ts';
import { importsRules } from './imports-rules.ts';
import { informationRules } from './information-rules.ts';
import { operationsRules } from './operations-rules.ts';
import { parametersRules } from './parameters-rules.ts';
import { policiesRules } from './policies-rules.ts';
import { responsesRules } from './responses-rules.ts';
import { schemasRules } from './schemas-rules.ts';
import { triggersRules } from './triggers-rules.ts';

/** Every rule, by section. */
export const ruleSections: readonly RuleSection[] = [
  filesRules,
  documentRules,
  informationRules,
  operationsRules,
  parametersRules,
  schemasRules,
  responsesRules,
  triggersRules,
  dynamicRules,
  connectionsRules,
  policiesRules,
  assetsRules,
  changesRules,
  governanceRules,
  importsRules,
];
