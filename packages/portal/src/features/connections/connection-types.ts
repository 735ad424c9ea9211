import type { Resource } from '../../transport/manage.ts';

/** A connection as the management API answers it; secret values are never among what it answers. */
export type Connection = Resource<{
  readonly displayName?: string;
  readonly statuses?: readonly {
    readonly status: string;
    readonly target?: string;
    readonly error?: { readonly code?: string; readonly message?: string };
  }[];
  readonly api: {
    readonly id: string;
    readonly name?: string;
    readonly displayName?: string;
    readonly brandColor?: string;
  };
  readonly createdTime?: string;
  readonly changedTime?: string;
  readonly testLinks?: readonly { readonly requestUri: string; readonly method: string }[];
}>;

/** What a connection asks for, as the connector declares it. */
export type DeclaredParameters = Readonly<Record<string, DeclaredParameter>>;

interface DeclaredParameter {
  readonly type: string;
  readonly uiDefinition?: {
    readonly displayName?: string;
    readonly description?: string;
    readonly tooltip?: string;
    readonly constraints?: {
      readonly required?: string | boolean;
      readonly hidden?: string | boolean;
      readonly allowedValues?: readonly { readonly text?: string; readonly value?: unknown }[];
    };
  };
  readonly oAuthSettings?: { readonly properties?: { readonly grantType?: string } };
}

/** The ways to connect that a connector declares, where there are several. */
export interface DeclaredSets {
  readonly uiDefinition?: { readonly displayName?: string; readonly description?: string };
  readonly values?: readonly {
    readonly name: string;
    readonly uiDefinition?: { readonly displayName?: string; readonly description?: string };
    readonly parameters?: DeclaredParameters;
  }[];
}

/** All that a connection asks for: parameters of every way to connect, and the ways, of which one is chosen. */
export interface ConnectionDemand {
  readonly parameters: DeclaredParameters;
  readonly ways: readonly ConnectionWay[];
}

/** One way to connect. */
export interface ConnectionWay {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly parameters: DeclaredParameters;
}

/** Reads what a connector declares. `all` holds the parameters of every way too. */
export function readDemand(all: DeclaredParameters, sets: DeclaredSets | undefined): ConnectionDemand {
  const ways = (sets?.values ?? []).map(({ name, uiDefinition, parameters = {} }) => ({
    name,
    title: uiDefinition?.displayName ?? name,
    description: uiDefinition?.description ?? '',
    parameters,
  }));
  const ofWays = new Set(ways.flatMap(({ parameters }) => Object.keys(parameters)));
  return { parameters: Object.fromEntries(Object.entries(all).filter(([name]) => !ofWays.has(name))), ways };
}

/** Whether a connection can be made without asking anything. */
export function asksNothing({ parameters, ways }: ConnectionDemand): boolean {
  return ways.length === 0 && connectionFields(parameters).length === 0;
}

/** The name of the OAuth parameter of a connection that waits for somebody to sign in. */
export function awaitedSignIn(connection: Connection): string | undefined {
  return connection.properties.statuses?.find((one) => one.error?.code === 'Unauthenticated')?.target;
}

/** One field of the form of a connection. */
export interface ConnectionField {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly isRequired: boolean;
  readonly isSecret: boolean;
  readonly choices: readonly { readonly text: string; readonly value: string }[];
}

/** The fields for what a connector asks for; a sign-in at a provider asks for the client registration where one has its own. */
export function connectionFields(parameters: DeclaredParameters): readonly ConnectionField[] {
  return Object.entries(parameters).flatMap(([name, parameter]) => {
    const { displayName, description, tooltip, constraints } = parameter.uiDefinition ?? {};
    if (isTrue(constraints?.hidden)) return [];
    const type = parameter.type.toLowerCase();
    const base = { isRequired: false, choices: [] };
    if (type === 'oauthsetting') {
      const hint = 'Only if you use your own app registration';
      return [
        { ...base, name: `${name}:clientId`, label: 'Client id', hint, isSecret: false },
        { ...base, name: `${name}:clientSecret`, label: 'Client secret', hint, isSecret: true },
      ];
    }
    if (type === 'gatewaysetting') return [];
    return [
      {
        name,
        label: displayName ?? name,
        hint: description ?? tooltip ?? '',
        isRequired: isTrue(constraints?.required),
        isSecret: type.startsWith('secure'),
        choices: (constraints?.allowedValues ?? []).map((choice) => ({
          text: choice.text ?? String(choice.value),
          value: String(choice.value),
        })),
      },
    ];
  });
}

/** How a connection stands in one word, and why. */
export function connectionStatus(connection: Connection): { readonly status: string; readonly reason: string } {
  const wrong = connection.properties.statuses?.find((one) => one.status !== 'Connected');
  if (wrong === undefined) return { status: 'Connected', reason: '' };
  return { status: wrong.status, reason: wrong.error?.message ?? '' };
}

function isTrue(value: string | boolean | undefined): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}
