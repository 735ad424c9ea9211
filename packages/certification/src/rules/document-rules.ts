// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { arrayNoDuplicates } from './document/array-no-duplicates.ts';
import { basePathNoTrailingSlash } from './document/base-path-no-trailing-slash.ts';
import { basePathValid } from './document/base-path-valid.ts';
import { connectorHasVisibleOperation } from './document/connector-has-visible-operation.ts';
import { extensionKnown } from './document/extension-known.ts';
import { extensionPlacement } from './document/extension-placement.ts';
import { extensionValueValid } from './document/extension-value-valid.ts';
import { hostNotIpAddress } from './document/host-not-ip-address.ts';
import { hostNotLocal } from './document/host-not-local.ts';
import { hostPlaceholderHasPolicy } from './document/host-placeholder-has-policy.ts';
import { hostProduction } from './document/host-production.ts';
import { hostRequired } from './document/host-required.ts';
import { hostValid } from './document/host-valid.ts';
import { mimeTypeSupported } from './document/mime-type-supported.ts';
import { mimeTypeValid } from './document/mime-type-valid.ts';
import { noEmptyRootProperties } from './document/no-empty-root-properties.ts';
import { openapiSchemaValid } from './document/openapi-schema-valid.ts';
import { openapiVersionPortable } from './document/openapi-version-portable.ts';
import { openapiVersionSupported } from './document/openapi-version-supported.ts';
import { operationCountLimit } from './document/operation-count-limit.ts';
import { pathItemNoRef } from './document/path-item-no-ref.ts';
import { pathsNotEmpty } from './document/paths-not-empty.ts';
import { refLocalOnly } from './document/ref-local-only.ts';
import { refNoLoop } from './document/ref-no-loop.ts';
import { refNoSiblings } from './document/ref-no-siblings.ts';
import { refResolves } from './document/ref-resolves.ts';
import { refTargetKind } from './document/ref-target-kind.ts';
import { rootKeyOrder } from './document/root-key-order.ts';
import { schemesHttpsOnly } from './document/schemes-https-only.ts';
import { schemesRequired } from './document/schemes-required.ts';
import { sharedParameter } from './document/shared-parameter.ts';
import { tagsUnique } from './document/tags-unique.ts';
import { unusedDefinition } from './document/unused-definition.ts';

/** The rules of the section "document". */
export const documentRules: RuleSection = {
  name: 'document',
  rules: [
    arrayNoDuplicates,
    basePathNoTrailingSlash,
    basePathValid,
    connectorHasVisibleOperation,
    extensionKnown,
    extensionPlacement,
    extensionValueValid,
    hostNotIpAddress,
    hostNotLocal,
    hostPlaceholderHasPolicy,
    hostProduction,
    hostRequired,
    hostValid,
    mimeTypeSupported,
    mimeTypeValid,
    noEmptyRootProperties,
    openapiSchemaValid,
    openapiVersionPortable,
    openapiVersionSupported,
    operationCountLimit,
    pathItemNoRef,
    pathsNotEmpty,
    refLocalOnly,
    refNoLoop,
    refNoSiblings,
    refResolves,
    refTargetKind,
    rootKeyOrder,
    schemesHttpsOnly,
    schemesRequired,
    sharedParameter,
    tagsUnique,
    unusedDefinition,
  ],
};
