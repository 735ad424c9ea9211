// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { policyConnectionParameterExists } from './policies/policy-connection-parameter-exists.ts';
import { policyExpressionValid } from './policies/policy-expression-valid.ts';
import { policyHostUrlHttps } from './policies/policy-host-url-https.ts';
import { policyNoLiteralSecret } from './policies/policy-no-literal-secret.ts';
import { policyOperationExists } from './policies/policy-operation-exists.ts';
import { policyRequestReferenceExists } from './policies/policy-request-reference-exists.ts';
import { policyRequiredParameters } from './policies/policy-required-parameters.ts';
import { policyRouteValid } from './policies/policy-route-valid.ts';
import { policySectionValid } from './policies/policy-section-valid.ts';
import { policyTemplateKnown } from './policies/policy-template-known.ts';
import { policyTitlePresent } from './policies/policy-title-present.ts';
import { pollingPolicyValid } from './policies/polling-policy-valid.ts';
import { scriptFilePresent } from './policies/script-file-present.ts';
import { scriptNotExecutableHere } from './policies/script-not-executable-here.ts';
import { scriptOperationExists } from './policies/script-operation-exists.ts';
import { scriptOperationsPresent } from './policies/script-operations-present.ts';
import { scriptSizeLimit } from './policies/script-size-limit.ts';
import { scriptStructure } from './policies/script-structure.ts';

/** The rules of the section "policies". */
export const policiesRules: RuleSection = {
  name: 'policies',
  rules: [
    policyConnectionParameterExists,
    policyExpressionValid,
    policyHostUrlHttps,
    policyNoLiteralSecret,
    policyOperationExists,
    policyRequestReferenceExists,
    policyRequiredParameters,
    policyRouteValid,
    policySectionValid,
    policyTemplateKnown,
    policyTitlePresent,
    pollingPolicyValid,
    scriptFilePresent,
    scriptNotExecutableHere,
    scriptOperationExists,
    scriptOperationsPresent,
    scriptSizeLimit,
    scriptStructure,
  ],
};
