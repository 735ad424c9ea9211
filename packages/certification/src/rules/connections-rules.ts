// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { authAnonymousDeclared } from './connections/auth-anonymous-declared.ts';
import { authDefinitionMatchesProperties } from './connections/auth-definition-matches-properties.ts';
import { authSecretUsed } from './connections/auth-secret-used.ts';
import { authTypeSupported } from './connections/auth-type-supported.ts';
import { capabilitiesKnown } from './connections/capabilities-known.ts';
import { connectionParameterConstraintTypes } from './connections/connection-parameter-constraint-types.ts';
import { connectionParameterDescription } from './connections/connection-parameter-description.ts';
import { connectionParameterDisplayName } from './connections/connection-parameter-display-name.ts';
import { connectionParameterNameValid } from './connections/connection-parameter-name-valid.ts';
import { connectionParameterSecretIsSecure } from './connections/connection-parameter-secret-is-secure.ts';
import { connectionParameterTooltip } from './connections/connection-parameter-tooltip.ts';
import { connectionParameterTypeValid } from './connections/connection-parameter-type-valid.ts';
import { gatewayAuthCompatible } from './connections/gateway-auth-compatible.ts';
import { iconBrandColorHex } from './connections/icon-brand-color-hex.ts';
import { iconBrandColorNotDefault } from './connections/icon-brand-color-not-default.ts';
import { iconBrandColorRequired } from './connections/icon-brand-color-required.ts';
import { multiAuthExclusive } from './connections/multi-auth-exclusive.ts';
import { multiAuthValid } from './connections/multi-auth-valid.ts';
import { oauthClientIdPresent } from './connections/oauth-client-id-present.ts';
import { oauthClientSecretNotStored } from './connections/oauth-client-secret-not-stored.ts';
import { oauthCustomParametersRequired } from './connections/oauth-custom-parameters-required.ts';
import { oauthIdentityProviderKnown } from './connections/oauth-identity-provider-known.ts';
import { oauthRedirectMode } from './connections/oauth-redirect-mode.ts';
import { oauthScopesPresent } from './connections/oauth-scopes-present.ts';
import { oauthSettingsRequired } from './connections/oauth-settings-required.ts';
import { oauthUrlHttps } from './connections/oauth-url-https.ts';
import { propertiesSchemaValid } from './connections/properties-schema-valid.ts';
import { publisherFormat } from './connections/publisher-format.ts';
import { publisherNoPersonalData } from './connections/publisher-no-personal-data.ts';
import { publisherOwnsService } from './connections/publisher-owns-service.ts';
import { publisherRequired } from './connections/publisher-required.ts';
import { secureParameterNotClearText } from './connections/secure-parameter-not-clear-text.ts';
import { securityOauth2Flow } from './connections/security-oauth2-flow.ts';
import { securityOauth2UrlHttps } from './connections/security-oauth2-url-https.ts';
import { securityRequirementDefined } from './connections/security-requirement-defined.ts';
import { securityRequirementPresent } from './connections/security-requirement-present.ts';
import { securitySingleScheme } from './connections/security-single-scheme.ts';
import { stackOwnerRequired } from './connections/stack-owner-required.ts';
import { testConnectionPresent } from './connections/test-connection-present.ts';
import { testConnectionValid } from './connections/test-connection-valid.ts';

/** The rules of the section "connections". */
export const connectionsRules: RuleSection = {
  name: 'connections',
  rules: [
    authAnonymousDeclared,
    authDefinitionMatchesProperties,
    authSecretUsed,
    authTypeSupported,
    capabilitiesKnown,
    connectionParameterConstraintTypes,
    connectionParameterDescription,
    connectionParameterDisplayName,
    connectionParameterNameValid,
    connectionParameterSecretIsSecure,
    connectionParameterTooltip,
    connectionParameterTypeValid,
    gatewayAuthCompatible,
    iconBrandColorHex,
    iconBrandColorNotDefault,
    iconBrandColorRequired,
    multiAuthExclusive,
    multiAuthValid,
    oauthClientIdPresent,
    oauthClientSecretNotStored,
    oauthCustomParametersRequired,
    oauthIdentityProviderKnown,
    oauthRedirectMode,
    oauthScopesPresent,
    oauthSettingsRequired,
    oauthUrlHttps,
    propertiesSchemaValid,
    publisherFormat,
    publisherNoPersonalData,
    publisherOwnsService,
    publisherRequired,
    secureParameterNotClearText,
    securityOauth2Flow,
    securityOauth2UrlHttps,
    securityRequirementDefined,
    securityRequirementPresent,
    securitySingleScheme,
    stackOwnerRequired,
    testConnectionPresent,
    testConnectionValid,
  ],
};
