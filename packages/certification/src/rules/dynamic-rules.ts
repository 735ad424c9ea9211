// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { dynamicListWithValues } from './dynamic/dynamic-list-with-values.ts';
import { dynamicNotOnBodyParameter } from './dynamic/dynamic-not-on-body-parameter.ts';
import { dynamicOperationExists } from './dynamic/dynamic-operation-exists.ts';
import { dynamicOperationIdRequired } from './dynamic/dynamic-operation-id-required.ts';
import { dynamicOperationInternal } from './dynamic/dynamic-operation-internal.ts';
import { dynamicParameterExists } from './dynamic/dynamic-parameter-exists.ts';
import { dynamicParameterTypeMatches } from './dynamic/dynamic-parameter-type-matches.ts';
import { dynamicPropertiesPathMatches } from './dynamic/dynamic-properties-path-matches.ts';
import { dynamicReferenceAmbiguous } from './dynamic/dynamic-reference-ambiguous.ts';
import { dynamicRequiredParameters } from './dynamic/dynamic-required-parameters.ts';
import { dynamicResultArray } from './dynamic/dynamic-result-array.ts';
import { dynamicResultProperty } from './dynamic/dynamic-result-property.ts';
import { dynamicSourceParameterExists } from './dynamic/dynamic-source-parameter-exists.ts';
import { dynamicSourceParameterOrder } from './dynamic/dynamic-source-parameter-order.ts';
import { dynamicTreeValid } from './dynamic/dynamic-tree-valid.ts';
import { dynamicValuesWithoutList } from './dynamic/dynamic-values-without-list.ts';
import { filePickerDefined } from './dynamic/file-picker-defined.ts';
import { filterFunctionsValid } from './dynamic/filter-functions-valid.ts';

/** The rules of the section "dynamic". */
export const dynamicRules: RuleSection = {
  name: 'dynamic',
  rules: [
    dynamicListWithValues,
    dynamicNotOnBodyParameter,
    dynamicOperationExists,
    dynamicOperationIdRequired,
    dynamicOperationInternal,
    dynamicParameterExists,
    dynamicParameterTypeMatches,
    dynamicPropertiesPathMatches,
    dynamicReferenceAmbiguous,
    dynamicRequiredParameters,
    dynamicResultArray,
    dynamicResultProperty,
    dynamicSourceParameterExists,
    dynamicSourceParameterOrder,
    dynamicTreeValid,
    dynamicValuesWithoutList,
    filePickerDefined,
    filterFunctionsValid,
  ],
};
