/** The one table from the code of a refusal to the status of its answer. What is not here is 400. */
const statusByCode: Readonly<Record<string, number>> = {
  'not-signed-in': 401,
  'token-not-valid': 401,
  'sign-in-failed': 401,
  'link-not-valid': 401,
  'invitation-not-valid': 401,
  'not-allowed': 403,
  'csrf-token-missing': 403,
  'role-not-yours-to-give': 403,
  'gov-review-independent': 403,
  'not-found': 404,
  'tenant-required': 409,
  'email-taken': 409,
  'name-taken': 409,
  'last-owner': 409,
  'connector-in-use': 409,
  'draft-missing': 409,
  'nomination-open': 409,
  'changed-meanwhile': 409,
  'resource-group-not-empty': 409,
  'checklist-open': 409,
  'agreement-changed': 409,
  'nomination-step-not-allowed': 409,
  'nomination-not-fully-staged': 409,
  'nomination-fully-staged': 409,
  'rule-set-changed': 409,
  'body-too-large': 413,
  'source-too-large': 413,
  'media-type-not-supported': 415,
  'definition-not-readable': 422,
  'nomination-has-findings': 422,
  'approval-has-findings': 422,
  'too-many-requests': 429,
  'owner-required': 503,
  'database-away': 503,
  'disk-full': 507,
};

/** The HTTP status with which a refusal is answered. */
export function statusOf(code: string): number {
  return statusByCode[code] ?? 400;
}
