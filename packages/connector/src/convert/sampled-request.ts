import type { Diagnostic } from '@tenon/diagnostics';
import type { JsonObject } from '../source/json-value.ts';

/** A request that somebody made or wrote down, from which an operation is made. */
export interface SampledRequest {
  readonly name: string;
  readonly description: string;
  readonly method: string;
  /** The address as written, with `{{variables}}` and `:variables`. */
  readonly url: string;
  readonly headers: readonly NamedValue[];
  readonly body?: SampledBody;
  readonly tags: readonly string[];
  readonly answers: readonly SampledAnswer[];
  readonly auth?: SampledAuth;
  /** What the parameters in the address mean, by their names. */
  readonly texts?: ReadonlyMap<string, string>;
  /** The variables that hold for this request, where they are not only those of the collection. */
  readonly variables?: ReadonlyMap<string, string>;
}

/** A name with a value and, where it is known, what it means. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
  readonly description?: string;
}

/** A body: text of a media type, fields of a form, or a file. */
export type SampledBody =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly mediaType?: string;
      /** Members of the body that are the same in every call. */
      readonly fixed?: JsonObject;
    }
  | {
      readonly kind: 'form';
      readonly isMultipart: boolean;
      readonly fields: readonly (NamedValue & { readonly isFile: boolean })[];
    }
  | { readonly kind: 'file' };

/** An answer that was seen. */
export interface SampledAnswer {
  readonly status: number;
  readonly name: string;
  readonly mediaType?: string;
  readonly text?: string;
}

/** How the request shows who makes it. */
export type SampledAuth =
  | { readonly kind: 'none' | 'basic' | 'bearer' }
  | { readonly kind: 'api-key'; readonly name: string; readonly location: 'header' | 'query' }
  | {
      readonly kind: 'oauth2';
      readonly authorizationUrl: string;
      readonly tokenUrl: string;
      readonly isClientCredentials: boolean;
      readonly scopes: readonly string[];
    }
  | { readonly kind: 'unsupported'; readonly declared: string };

/** Requests with what belongs to all of them. */
export interface SampleCollection {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly requests: readonly SampledRequest[];
  readonly auth?: SampledAuth;
  readonly variables: ReadonlyMap<string, string>;
  /** The addresses are those of calls that were made, so that ids in their paths are values. */
  readonly hasLiteralPaths?: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** A definition made from something else, and the properties document that goes with it. */
export interface ConvertedDefinition {
  readonly definition: JsonObject;
  readonly properties?: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}
