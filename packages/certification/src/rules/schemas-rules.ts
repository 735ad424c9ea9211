// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { binaryTopLevelOnly } from './schemas/binary-top-level-only.ts';
import { discriminatorRequiredProperty } from './schemas/discriminator-required-property.ts';
import { editorDictionaryValid } from './schemas/editor-dictionary-valid.ts';
import { examplesNoSecrets } from './schemas/examples-no-secrets.ts';
import { objectSchemaHasProperties } from './schemas/object-schema-has-properties.ts';
import { propertyDescriptionDiffersFromSummary } from './schemas/property-description-differs-from-summary.ts';
import { propertyDescriptionEndsWithPunctuation } from './schemas/property-description-ends-with-punctuation.ts';
import { propertyNameNotEmpty } from './schemas/property-name-not-empty.ts';
import { readOnlyNotRequiredInput } from './schemas/read-only-not-required-input.ts';
import { requestPropertyDescriptionRequired } from './schemas/request-property-description-required.ts';
import { requestPropertySummaryRequired } from './schemas/request-property-summary-required.ts';
import { requestPropertyVisibilityExplicit } from './schemas/request-property-visibility-explicit.ts';
import { responsePropertyDescriptionRequired } from './schemas/response-property-description-required.ts';
import { responsePropertySummaryRequired } from './schemas/response-property-summary-required.ts';
import { responsePropertyVisibilityExplicit } from './schemas/response-property-visibility-explicit.ts';
import { schemaCountLimit } from './schemas/schema-count-limit.ts';
import { schemaDepthLimit } from './schemas/schema-depth-limit.ts';
import { schemaFileLocation } from './schemas/schema-file-location.ts';
import { schemaRecursive } from './schemas/schema-recursive.ts';
import { schemaRequiredValid } from './schemas/schema-required-valid.ts';
import { schemaTypeRequired } from './schemas/schema-type-required.ts';
import { schemaTypeSingle } from './schemas/schema-type-single.ts';
import { swaggerKeywordSupported } from './schemas/swagger-keyword-supported.ts';

/** The rules of the section "schemas". */
export const schemasRules: RuleSection = {
  name: 'schemas',
  rules: [
    binaryTopLevelOnly,
    discriminatorRequiredProperty,
    editorDictionaryValid,
    examplesNoSecrets,
    objectSchemaHasProperties,
    propertyDescriptionDiffersFromSummary,
    propertyDescriptionEndsWithPunctuation,
    propertyNameNotEmpty,
    readOnlyNotRequiredInput,
    requestPropertyDescriptionRequired,
    requestPropertySummaryRequired,
    requestPropertyVisibilityExplicit,
    responsePropertyDescriptionRequired,
    responsePropertySummaryRequired,
    responsePropertyVisibilityExplicit,
    schemaCountLimit,
    schemaDepthLimit,
    schemaFileLocation,
    schemaRecursive,
    schemaRequiredValid,
    schemaTypeRequired,
    schemaTypeSingle,
    swaggerKeywordSupported,
  ],
};
