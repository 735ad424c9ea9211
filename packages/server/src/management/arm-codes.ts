import type { Diagnostic } from '@tenon/diagnostics';
import { Refusal } from '@tenon/diagnostics';

/** The error codes of the management API with the status each is answered with. Clients branch on the names. */
const statuses = {
  ActionRepetitionNotFound: 404,
  AuthenticationFailed: 401,
  AuthorizationFailed: 403,
  CallbackClosed: 410,
  ConnectionNotFound: 404,
  ConnectorNotFound: 404,
  DirectApiAuthorizationRequired: 401,
  DirectApiInvalidAuthorizationScheme: 401,
  DirectApiInvalidAuthorizationSignature: 401,
  DirectApiRequestHasMoreThanOneAuthorization: 401,
  Forbidden: 403,
  GatewayTimeout: 504,
  InsufficientStorage: 507,
  InternalServerError: 500,
  InvalidApiDefinition: 400,
  InvalidAuthenticationToken: 401,
  InvalidApiVersionParameter: 400,
  InvalidConnection: 400,
  InvalidConsentCode: 400,
  InvalidContinuationToken: 400,
  InvalidQueryFilter: 400,
  InvalidRequestContent: 400,
  InvalidResourceGroupLocation: 409,
  InvalidResourceLocation: 409,
  InvalidResourceName: 400,
  InvalidTemplate: 400,
  InvalidTopInQueryString: 400,
  LocationNotAvailable: 400,
  LocationRequired: 400,
  MethodNotAllowed: 405,
  MissingApiVersionParameter: 400,
  MisMatchingOAuthClaims: 403,
  NoResponse: 502,
  NotFound: 404,
  OAuthAccessPolicyNotFound: 401,
  OperationFailed: 400,
  OwnerRequired: 503,
  RequestEntityTooLarge: 413,
  RequestsThrottled: 429,
  ResourceGroupNotEmpty: 409,
  ResourceGroupNotFound: 404,
  ResourceNotFound: 404,
  ScopeRepetitionNotFound: 404,
  ServiceUnavailable: 503,
  SubscriptionNotFound: 404,
  TriggerInputSchemaMismatch: 400,
  TriggerRelativePathNotValid: 404,
  TriggerRequestMethodNotValid: 400,
  UnsupportedMediaType: 415,
  WorkflowNotFound: 404,
  WorkflowRunActionNotFound: 404,
  WorkflowRunActionRequestHistoryNotFound: 404,
  WorkflowRunActionCannotBeResubmitted: 400,
  WorkflowRunCanNotBeCancelled: 409,
  WorkflowRunDefinitionChanged: 409,
  WorkflowRunNotOver: 409,
  WorkflowRunNotFound: 404,
  WorkflowRunOperationNotFound: 404,
  WorkflowTriggerHistoryCannotBeResubmitted: 400,
  WorkflowTriggerHistoryNotFound: 404,
  WorkflowTriggerIsNotEnabled: 400,
  WorkflowTriggerNotFound: 404,
  WorkflowVersionNotFound: 404,
} as const;

/** An error code of the management API. */
export type ArmCode = keyof typeof statuses;

/** A refusal of the management API: thrown by handlers, answered with the code's status. */
export function armRefusal(code: ArmCode, message: string, diagnostics: readonly Diagnostic[] = []): Refusal {
  return new Refusal(code, message, { diagnostics });
}

/** How refusals of other rooms are named here; those not listed keep their words (`too-many-runs` becomes `TooManyRuns`) and are 400. */
const translated: Readonly<Record<string, ArmCode>> = {
  'too-many-runs': 'RequestsThrottled',
  forbidden: 'AuthorizationFailed',
  'not-allowed': 'AuthorizationFailed',
  'not-found': 'ResourceNotFound',
  'history-too-slow': 'GatewayTimeout',
  'run-not-found': 'WorkflowRunNotFound',
  'run-action-not-found': 'WorkflowRunActionNotFound',
  'run-action-not-repeatable': 'WorkflowRunActionCannotBeResubmitted',
  'run-definition-changed': 'WorkflowRunDefinitionChanged',
  'run-not-over': 'WorkflowRunNotOver',
  'trigger-not-found': 'WorkflowTriggerNotFound',
  'workflow-not-found': 'WorkflowNotFound',
  'workflow-disabled': 'WorkflowTriggerIsNotEnabled',
  'runtime-not-ready': 'ServiceUnavailable',
  'database-away': 'ServiceUnavailable',
  'disk-full': 'InsufficientStorage',
  'consent-code-unknown': 'InvalidConsentCode',
  'connection-not-found': 'ConnectionNotFound',
  'owner-required': 'OwnerRequired',
  'token-not-valid': 'InvalidAuthenticationToken',
  'not-signed-in': 'AuthenticationFailed',
  'csrf-token-missing': 'AuthorizationFailed',
  'token-rights-missing': 'AuthorizationFailed',
  'definition-not-readable': 'InvalidApiDefinition',
  'connector-not-usable': 'ConnectorNotFound',
};

/** Status and code with which a refusal is answered. */
export function armStatus(refusal: Refusal): { readonly status: number; readonly code: string } {
  const code = translated[refusal.code] ?? refusal.code;
  const status = Object.hasOwn(statuses, code) ? statuses[code as ArmCode] : 400;
  return { status, code: code.includes('-') ? toPascalCase(code) : code };
}

function toPascalCase(code: string): string {
  return code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
