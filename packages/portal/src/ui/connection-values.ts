import type { AnswerOf, getConnector } from '@tenon/contract';

type Security = AnswerOf<typeof getConnector>['security'];

/** One value a connection asks for. `name` is how calls carry it. */
export interface ConnectionValue {
  readonly name: string;
  readonly label: string;
  readonly isSecret: boolean;
}

/** What a test call needs besides the operation's parameters. OAuth 2.0 is tried with an access token that was got elsewhere. */
export function connectionValues(security: Security): readonly ConnectionValue[] {
  switch (security.kind) {
    case 'apiKey':
      return [{ name: 'api_key', label: security.label, isSecret: true }];
    case 'basic':
      return [
        { name: 'username', label: security.usernameLabel, isSecret: false },
        { name: 'password', label: security.passwordLabel, isSecret: true },
      ];
    case 'oauth2':
      return [{ name: 'token', label: 'Access token', isSecret: true }];
    default:
      return [];
  }
}
