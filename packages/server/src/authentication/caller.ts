import type { HeldRole } from '@tenon/organization';

/** The member on whose behalf a request is made, with the roles held at that moment. */
export interface Caller {
  readonly tenantId: string;
  readonly memberId: string;
  readonly displayName: string;
  readonly roles: readonly HeldRole[];
  /** How the member proved who it is. */
  readonly via:
    | { readonly kind: 'session'; readonly tokenHash: Buffer; readonly csrfToken: string }
    | { readonly kind: 'token' };
}
