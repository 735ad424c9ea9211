// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { annotationActiveLimit } from './operations/annotation-active-limit.ts';
import { annotationReplacementValid } from './operations/annotation-replacement-valid.ts';
import { annotationRevisionRequired } from './operations/annotation-revision-required.ts';
import { annotationRevisionUnique } from './operations/annotation-revision-unique.ts';
import { annotationStatusNotAhead } from './operations/annotation-status-not-ahead.ts';
import { consumesRequired } from './operations/consumes-required.ts';
import { deleteNoBody } from './operations/delete-no-body.ts';
import { getNoBody } from './operations/get-no-body.ts';
import { operationContextValid } from './operations/operation-context-valid.ts';
import { operationDeprecatedLabelled } from './operations/operation-deprecated-labelled.ts';
import { operationDescriptionDiffersFromSummary } from './operations/operation-description-differs-from-summary.ts';
import { operationDescriptionEndsWithPunctuation } from './operations/operation-description-ends-with-punctuation.ts';
import { operationDescriptionMeaningful } from './operations/operation-description-meaningful.ts';
import { operationDescriptionRequired } from './operations/operation-description-required.ts';
import { operationIdCharacters } from './operations/operation-id-characters.ts';
import { operationIdMaxLength } from './operations/operation-id-max-length.ts';
import { operationIdPascalCase } from './operations/operation-id-pascal-case.ts';
import { operationIdRequired } from './operations/operation-id-required.ts';
import { operationIdRevisionSuffix } from './operations/operation-id-revision-suffix.ts';
import { operationIdUnique } from './operations/operation-id-unique.ts';
import { operationMethodSupported } from './operations/operation-method-supported.ts';
import { operationNoXMsSummary } from './operations/operation-no-x-ms-summary.ts';
import { operationSummaryCharacters } from './operations/operation-summary-characters.ts';
import { operationSummaryEndsAlphanumeric } from './operations/operation-summary-ends-alphanumeric.ts';
import { operationSummaryMaxLength } from './operations/operation-summary-max-length.ts';
import { operationSummaryNotOperationId } from './operations/operation-summary-not-operation-id.ts';
import { operationSummaryPlain } from './operations/operation-summary-plain.ts';
import { operationSummaryRequired } from './operations/operation-summary-required.ts';
import { operationSummarySentenceCase } from './operations/operation-summary-sentence-case.ts';
import { operationSummaryStartsUppercase } from './operations/operation-summary-starts-uppercase.ts';
import { operationSummaryUnique } from './operations/operation-summary-unique.ts';
import { operationVisibilityExplicit } from './operations/operation-visibility-explicit.ts';
import { pageableNextLinkInResponse } from './operations/pageable-next-link-in-response.ts';
import { pageableNextLinkName } from './operations/pageable-next-link-name.ts';
import { pageablePolicy } from './operations/pageable-policy.ts';
import { pathNoDoubleSlash } from './operations/path-no-double-slash.ts';
import { pathNoQueryOrFragment } from './operations/path-no-query-or-fragment.ts';
import { pathNoTrailingSlash } from './operations/path-no-trailing-slash.ts';
import { pathNoWildcard } from './operations/path-no-wildcard.ts';
import { pathNotAmbiguous } from './operations/path-not-ambiguous.ts';
import { pathStartsWithSlash } from './operations/path-starts-with-slash.ts';
import { pathTemplateValid } from './operations/path-template-valid.ts';
import { pathUnique } from './operations/path-unique.ts';
import { pathVariableNameSimple } from './operations/path-variable-name-simple.ts';
import { pathVariableNoDefault } from './operations/path-variable-no-default.ts';
import { stringsRestrictedProducts } from './operations/strings-restricted-products.ts';
import { stringsSpelling } from './operations/strings-spelling.ts';
import { stringsTrimmed } from './operations/strings-trimmed.ts';
import { visibilityValid } from './operations/visibility-valid.ts';

/** The rules of the section "operations". */
export const operationsRules: RuleSection = {
  name: 'operations',
  rules: [
    annotationActiveLimit,
    annotationReplacementValid,
    annotationRevisionRequired,
    annotationRevisionUnique,
    annotationStatusNotAhead,
    consumesRequired,
    deleteNoBody,
    getNoBody,
    operationContextValid,
    operationDeprecatedLabelled,
    operationDescriptionDiffersFromSummary,
    operationDescriptionEndsWithPunctuation,
    operationDescriptionMeaningful,
    operationDescriptionRequired,
    operationIdCharacters,
    operationIdMaxLength,
    operationIdPascalCase,
    operationIdRequired,
    operationIdRevisionSuffix,
    operationIdUnique,
    operationMethodSupported,
    operationNoXMsSummary,
    operationSummaryCharacters,
    operationSummaryEndsAlphanumeric,
    operationSummaryMaxLength,
    operationSummaryNotOperationId,
    operationSummaryPlain,
    operationSummaryRequired,
    operationSummarySentenceCase,
    operationSummaryStartsUppercase,
    operationSummaryUnique,
    operationVisibilityExplicit,
    pageableNextLinkInResponse,
    pageableNextLinkName,
    pageablePolicy,
    pathNoDoubleSlash,
    pathNoQueryOrFragment,
    pathNoTrailingSlash,
    pathNoWildcard,
    pathNotAmbiguous,
    pathStartsWithSlash,
    pathTemplateValid,
    pathUnique,
    pathVariableNameSimple,
    pathVariableNoDefault,
    stringsRestrictedProducts,
    stringsSpelling,
    stringsTrimmed,
    visibilityValid,
  ],
};
