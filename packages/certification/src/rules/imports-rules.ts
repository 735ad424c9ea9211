// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { importCallbacksLinks } from './imports/import-callbacks-links.ts';
import { importCookieParameter } from './imports/import-cookie-parameter.ts';
import { importExternalRefInlined } from './imports/import-external-ref-inlined.ts';
import { importJsonSchema2020 } from './imports/import-json-schema-2020.ts';
import { importMultipleContentTypes } from './imports/import-multiple-content-types.ts';
import { importMultipleServers } from './imports/import-multiple-servers.ts';
import { importNullable } from './imports/import-nullable.ts';
import { importOneOfAnyOf } from './imports/import-one-of-any-of.ts';
import { importOperationIdGenerated } from './imports/import-operation-id-generated.ts';
import { importParameterStyle } from './imports/import-parameter-style.ts';
import { importPostmanAuthUnsupported } from './imports/import-postman-auth-unsupported.ts';
import { importPostmanNoResponse } from './imports/import-postman-no-response.ts';
import { importPostmanScriptsIgnored } from './imports/import-postman-scripts-ignored.ts';
import { importPostmanVariables } from './imports/import-postman-variables.ts';
import { importRelativeServer } from './imports/import-relative-server.ts';
import { importResourceLimits } from './imports/import-resource-limits.ts';
import { importSecurityUnsupported } from './imports/import-security-unsupported.ts';
import { importServerVariables } from './imports/import-server-variables.ts';
import { importWebhooks } from './imports/import-webhooks.ts';

/** The rules of the section "imports". */
export const importsRules: RuleSection = {
  name: 'imports',
  rules: [
    importCallbacksLinks,
    importCookieParameter,
    importExternalRefInlined,
    importJsonSchema2020,
    importMultipleContentTypes,
    importMultipleServers,
    importNullable,
    importOneOfAnyOf,
    importOperationIdGenerated,
    importParameterStyle,
    importPostmanAuthUnsupported,
    importPostmanNoResponse,
    importPostmanScriptsIgnored,
    importPostmanVariables,
    importRelativeServer,
    importResourceLimits,
    importSecurityUnsupported,
    importServerVariables,
    importWebhooks,
  ],
};
