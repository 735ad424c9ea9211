import type { JsonObject, JsonValue } from '../source/json-value.ts';

/** What a member fills in to make a connection. `parameters` belong to every set; without sets they are the whole form. */
export interface ConnectionForm {
  readonly parameters: readonly ConnectionParameter[];
  readonly sets: readonly ConnectionParameterSet[];
}

/** One of several ways to connect, chosen by its name. */
export interface ConnectionParameterSet {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly parameters: readonly ConnectionParameter[];
}

/** The type of a value that a connection has; `oauth` is obtained by signing in (or by client credentials). */
export type ConnectionParameterType =
  | 'string'
  | 'secret'
  | 'integer'
  | 'boolean'
  | 'object'
  | 'oauth'
  | 'gateway'
  | 'connection';

/** A value a connection must have. */
export interface ConnectionParameter {
  readonly name: string;
  readonly type: ConnectionParameterType;
  readonly displayName: string;
  readonly description: string;
  readonly tooltip: string;
  readonly required: boolean;
  readonly hidden: boolean;
  readonly default?: JsonValue;
  readonly allowedValues?: readonly { readonly value: JsonValue; readonly text: string }[];
  readonly oauth?: OAuthSettings;
  /** True when the product made it up from a security scheme, because no properties document declares it. */
  readonly derived: boolean;
  /** The declaration as it stands in the properties document. */
  readonly declaration: JsonObject;
}

/** How a token is obtained. URLs may hold placeholders that connection values fill. */
export interface OAuthSettings {
  /** As declared: `oauth2`, `oauth2generic`, `aad`, `aadcertificate`, `google`, `github`, ... */
  readonly identityProvider: string;
  readonly grant: 'authorization-code' | 'client-credentials' | 'jwt-bearer' | 'implicit' | 'password';
  readonly clientId?: string;
  readonly scopes: readonly string[];
  readonly scopeDelimiter: string;
  readonly redirectMode: 'Global' | 'GlobalPerConnector';
  readonly redirectUrl?: string;
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  /** Text templates of `oauth2generic` for the query of the authorization URL and the bodies of the token requests. */
  readonly authorizationQueryTemplate?: string;
  readonly tokenBodyTemplate?: string;
  readonly refreshBodyTemplate?: string;
  /** The resource (audience) that an Entra-style provider is asked for. */
  readonly resource?: string;
  readonly tenant?: string;
  /** Every custom parameter by its name in lower case. */
  readonly custom: ReadonlyMap<string, string>;
}

/** A connection as plain data: the values a member gave, secrets in clear, and the tokens obtained. */
export interface Connection {
  /** The name of the chosen parameter set, where the connector has several. */
  readonly parameterSet?: string;
  readonly values: JsonObject;
  /** The current token of each OAuth parameter by name. */
  readonly tokens?: { readonly [parameter: string]: AccessToken };
}

/** A token that a call carries. */
export interface AccessToken {
  readonly accessToken: string;
  /** `Bearer` where nothing else is said. */
  readonly tokenType?: string;
  /** Values of the token answer that policies may ask for as `token:name`. */
  readonly properties?: JsonObject;
}
