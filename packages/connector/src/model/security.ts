/** How a caller shows who it is, as the definition declares it. */
export type SecurityScheme =
  | { readonly kind: 'basic'; readonly description: string }
  | { readonly kind: 'bearer'; readonly description: string }
  | {
      readonly kind: 'api-key';
      readonly location: 'header' | 'query' | 'cookie';
      readonly name: string;
      readonly description: string;
    }
  | {
      readonly kind: 'oauth2';
      readonly grant: 'authorization-code' | 'client-credentials' | 'implicit' | 'password';
      readonly authorizationUrl?: string;
      readonly tokenUrl?: string;
      readonly refreshUrl?: string;
      readonly scopes: readonly string[];
      readonly description: string;
    }
  | { readonly kind: 'open-id-connect'; readonly url: string; readonly description: string }
  | { readonly kind: 'mutual-tls'; readonly description: string }
  | { readonly kind: 'unsupported'; readonly declared: string; readonly description: string };
