// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { allowEmptyValueLocation } from './parameters/allow-empty-value-location.ts';
import { arrayItemsRequired } from './parameters/array-items-required.ts';
import { authNotInParameters } from './parameters/auth-not-in-parameters.ts';
import { bodyParameterDocumented } from './parameters/body-parameter-documented.ts';
import { bodySchemaNotEmpty } from './parameters/body-schema-not-empty.ts';
import { bodySchemaRequired } from './parameters/body-schema-required.ts';
import { collectionFormatSupported } from './parameters/collection-format-supported.ts';
import { constraintConsistent } from './parameters/constraint-consistent.ts';
import { consumesMatchesParameters } from './parameters/consumes-matches-parameters.ts';
import { defaultInEnum } from './parameters/default-in-enum.ts';
import { defaultTypeMatches } from './parameters/default-type-matches.ts';
import { enumNotEmpty } from './parameters/enum-not-empty.ts';
import { enumTypeMatches } from './parameters/enum-type-matches.ts';
import { enumValuesValid } from './parameters/enum-values-valid.ts';
import { fileParameterLocation } from './parameters/file-parameter-location.ts';
import { formParameterAsciiName } from './parameters/form-parameter-ascii-name.ts';
import { formatKnown } from './parameters/format-known.ts';
import { internalDefaultRequired } from './parameters/internal-default-required.ts';
import { internalRequiredDefault } from './parameters/internal-required-default.ts';
import { parameterBodyOrForm } from './parameters/parameter-body-or-form.ts';
import { parameterDescriptionDiffersFromSummary } from './parameters/parameter-description-differs-from-summary.ts';
import { parameterDescriptionEndsWithPunctuation } from './parameters/parameter-description-ends-with-punctuation.ts';
import { parameterDescriptionRequired } from './parameters/parameter-description-required.ts';
import { parameterHeaderContentNegotiation } from './parameters/parameter-header-content-negotiation.ts';
import { parameterHeaderReserved } from './parameters/parameter-header-reserved.ts';
import { parameterNameReserved } from './parameters/parameter-name-reserved.ts';
import { parameterNoSchema } from './parameters/parameter-no-schema.ts';
import { parameterSingleBody } from './parameters/parameter-single-body.ts';
import { parameterSummaryCharacters } from './parameters/parameter-summary-characters.ts';
import { parameterSummaryMaxLength } from './parameters/parameter-summary-max-length.ts';
import { parameterSummaryRequired } from './parameters/parameter-summary-required.ts';
import { parameterSummaryTitleCase } from './parameters/parameter-summary-title-case.ts';
import { parameterTypeRequired } from './parameters/parameter-type-required.ts';
import { parameterUnique } from './parameters/parameter-unique.ts';
import { parameterVisibilityExplicit } from './parameters/parameter-visibility-explicit.ts';
import { pathParameterDeclared } from './parameters/path-parameter-declared.ts';
import { pathParameterEncoding } from './parameters/path-parameter-encoding.ts';
import { pathParameterInTemplate } from './parameters/path-parameter-in-template.ts';
import { pathParameterRequired } from './parameters/path-parameter-required.ts';
import { patternValid } from './parameters/pattern-valid.ts';
import { urlEncodingPathOnly } from './parameters/url-encoding-path-only.ts';
import { urlEncodingValid } from './parameters/url-encoding-valid.ts';

/** The rules of the section "parameters". */
export const parametersRules: RuleSection = {
  name: 'parameters',
  rules: [
    allowEmptyValueLocation,
    arrayItemsRequired,
    authNotInParameters,
    bodyParameterDocumented,
    bodySchemaNotEmpty,
    bodySchemaRequired,
    collectionFormatSupported,
    constraintConsistent,
    consumesMatchesParameters,
    defaultInEnum,
    defaultTypeMatches,
    enumNotEmpty,
    enumTypeMatches,
    enumValuesValid,
    fileParameterLocation,
    formParameterAsciiName,
    formatKnown,
    internalDefaultRequired,
    internalRequiredDefault,
    parameterBodyOrForm,
    parameterDescriptionDiffersFromSummary,
    parameterDescriptionEndsWithPunctuation,
    parameterDescriptionRequired,
    parameterHeaderContentNegotiation,
    parameterHeaderReserved,
    parameterNameReserved,
    parameterNoSchema,
    parameterSingleBody,
    parameterSummaryCharacters,
    parameterSummaryMaxLength,
    parameterSummaryRequired,
    parameterSummaryTitleCase,
    parameterTypeRequired,
    parameterUnique,
    parameterVisibilityExplicit,
    pathParameterDeclared,
    pathParameterEncoding,
    pathParameterInTemplate,
    pathParameterRequired,
    patternValid,
    urlEncodingPathOnly,
    urlEncodingValid,
  ],
};
