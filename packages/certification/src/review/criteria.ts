import { authenticationKinds } from '../survey/authentication.ts';
import { objectOr, own, textOr } from '../survey/json.ts';
import type { PackageSurvey } from '../survey/survey.ts';

/** What the publisher declares, because no file can tell it. */
export interface Declarations {
  /** `none`: somebody else's API without a right to offer it. */
  readonly ownership?: 'owner' | 'rights-granted' | 'independent' | 'none';
  /** How the API authenticates, where this is judged before there is a definition. */
  readonly authentication?: string;
  readonly supportContact?: string;
  readonly availabilityPercent?: number;
}

/** One of the four criteria of certification. */
export interface Criterion {
  readonly criterion: 'ownership' | 'authentication' | 'support' | 'availability';
  readonly requirement: 'required' | 'recommended';
  readonly status: 'met' | 'not-met' | 'not-declared';
  readonly message: string;
}

/** The four criteria, and what they come to: `never` when no change of the connector helps. */
export interface CriteriaReport {
  readonly criteria: readonly Criterion[];
  readonly eligible: 'yes' | 'after-changes' | 'never' | 'unknown';
  /** The required criteria that the publisher can still meet by changing something. */
  readonly changesNeeded: readonly Criterion['criterion'][];
}

const supported: Readonly<Record<string, string>> = {
  oauth2: 'OAuth 2.0',
  apiKey: 'an API key',
  basic: 'basic authentication',
};
const recommendedAvailability = 99.9;

/** Judges the four criteria of certification. Availability is recommended and never decides. */
export function judgeCriteria(declarations: Declarations, survey?: PackageSurvey): CriteriaReport {
  const criteria = [
    ownership(declarations),
    authentication(declarations, survey),
    support(declarations, survey),
    availability(declarations),
  ];
  const required = criteria.filter(({ requirement }) => requirement === 'required');
  const changesNeeded = required.filter(({ status }) => status === 'not-met').map(({ criterion }) => criterion);
  const isHopeless = changesNeeded.includes('ownership');
  const isOpen = required.some(({ status }) => status === 'not-declared');
  const eligible = isHopeless ? 'never' : changesNeeded.length > 0 ? 'after-changes' : isOpen ? 'unknown' : 'yes';
  return { criteria, eligible, changesNeeded: isHopeless ? [] : changesNeeded };
}

function ownership({ ownership: declared }: Declarations): Criterion {
  const about = { criterion: 'ownership', requirement: 'required' } as const;
  switch (declared) {
    case 'none':
      return {
        ...about,
        status: 'not-met',
        message:
          'The API belongs to somebody else, who granted no right to offer it. No change of the connector helps.',
      };
    case 'independent':
      return { ...about, status: 'met', message: 'The connector is offered by an independent publisher, who says so.' };
    case 'rights-granted':
      return { ...about, status: 'met', message: 'The publisher holds the right to offer the API.' };
    case 'owner':
      return { ...about, status: 'met', message: 'The publisher owns the API.' };
    default:
      return { ...about, status: 'not-declared', message: 'The publisher has not said yet who owns the API.' };
  }
}

function authentication(declarations: Declarations, survey: PackageSurvey | undefined): Criterion {
  const about = { criterion: 'authentication', requirement: 'required' } as const;
  const kinds = declarations.authentication ? [declarations.authentication] : survey ? authenticationKinds(survey) : [];
  const unknown = kinds.find((kind) => !Object.hasOwn(supported, kind));
  if (unknown !== undefined) {
    return {
      ...about,
      status: 'not-met',
      message: `"${unknown}" cannot be certified; OAuth 2.0, an API key or basic authentication can.`,
    };
  }
  if (kinds.length > 0) {
    return {
      ...about,
      status: 'met',
      message: `The API authenticates by ${kinds.map((kind) => supported[kind]).join(' or ')}.`,
    };
  }
  return {
    ...about,
    status: 'not-met',
    message: 'The API asks for no authentication; OAuth 2.0, an API key or basic authentication is required.',
  };
}

function support(declarations: Declarations, survey: PackageSurvey | undefined): Criterion {
  const about = { criterion: 'support', requirement: 'required' } as const;
  const contact = objectOr(own(survey?.definition?.info ?? {}, 'contact'));
  const address = declarations.supportContact || textOr(own(contact, 'email')) || textOr(own(contact, 'url'));
  return address.trim() === ''
    ? { ...about, status: 'not-met', message: 'There is no e-mail address or page where users get help.' }
    : { ...about, status: 'met', message: `Users get help at ${address}.` };
}

function availability({ availabilityPercent: percent }: Declarations): Criterion {
  const about = { criterion: 'availability', requirement: 'recommended' } as const;
  if (percent === undefined) {
    return { ...about, status: 'not-declared', message: 'No availability is stated; 99.9 % is recommended.' };
  }
  return percent >= recommendedAvailability
    ? { ...about, status: 'met', message: `The service states an availability of ${percent} %.` }
    : { ...about, status: 'not-met', message: `The service states ${percent} %; at least 99.9 % is recommended.` };
}
