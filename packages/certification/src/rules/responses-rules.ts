// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { operationHasResponse } from './responses/operation-has-response.ts';
import { responseCodeValid } from './responses/response-code-valid.ts';
import { responseDefaultNoSchema } from './responses/response-default-no-schema.ts';
import { responseDescriptionRequired } from './responses/response-description-required.ts';
import { responseErrorsDocumented } from './responses/response-errors-documented.ts';
import { responseExampleProduced } from './responses/response-example-produced.ts';
import { responseHeadersUnique } from './responses/response-headers-unique.ts';
import { responseSchemaNotEmpty } from './responses/response-schema-not-empty.ts';
import { responseSchemaOn200Or201 } from './responses/response-schema-on-200-or-201.ts';
import { responseSchemaRequired } from './responses/response-schema-required.ts';
import { responseSingleSchema } from './responses/response-single-schema.ts';
import { responseSuccessRequired } from './responses/response-success-required.ts';

/** The rules of the section "responses". */
export const responsesRules: RuleSection = {
  name: 'responses',
  rules: [
    operationHasResponse,
    responseCodeValid,
    responseDefaultNoSchema,
    responseDescriptionRequired,
    responseErrorsDocumented,
    responseExampleProduced,
    responseHeadersUnique,
    responseSchemaNotEmpty,
    responseSchemaOn200Or201,
    responseSchemaRequired,
    responseSingleSchema,
    responseSuccessRequired,
  ],
};
