import type { Declarations } from './use-nominate.ts';

/** The nomination form while it is filled in: every field a text. */
export interface DeclarationDraft {
  readonly organization: string;
  /** Empty until it is chosen. */
  readonly ownership: Declarations['ownership'] | '';
  readonly supportEmail: string;
  readonly supportUrl: string;
  readonly availability: string;
  readonly scenario: string;
  readonly website: string;
  readonly privacyPolicy: string;
  readonly subscriptionUrl: string;
  readonly categories: string;
  readonly testAccountNote: string;
}

/** An empty form; the tenant's name is proposed as the organization. */
export function emptyDraft(organization: string): DeclarationDraft {
  return {
    organization,
    ownership: '',
    supportEmail: '',
    supportUrl: '',
    availability: '',
    scenario: '',
    website: '',
    privacyPolicy: '',
    subscriptionUrl: '',
    categories: '',
    testAccountNote: '',
  };
}

/** The form filled in with what was declared before. */
export function draftOf(declared: Declarations): DeclarationDraft {
  return {
    ...emptyDraft(declared.organization),
    ownership: declared.ownership,
    supportEmail: declared.supportEmail,
    scenario: declared.scenario,
    supportUrl: declared.supportUrl ?? '',
    website: declared.website ?? '',
    privacyPolicy: declared.privacyPolicy ?? '',
    subscriptionUrl: declared.subscriptionUrl ?? '',
    availability: declared.availabilityPercent === undefined ? '' : String(declared.availabilityPercent),
    categories: (declared.categories ?? []).join(', '),
    testAccountNote: declared.testAccountNote ?? '',
  };
}

/** What the form declares; fields that were left empty are left out. */
export function toDeclarations(draft: DeclarationDraft): Declarations {
  const availability = Number(draft.availability.replace(',', '.').replace('%', '').trim());
  const categories = draft.categories
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return {
    organization: draft.organization,
    ownership: draft.ownership === '' ? 'none' : draft.ownership,
    supportEmail: draft.supportEmail,
    scenario: draft.scenario,
    ...given('supportUrl', draft.supportUrl),
    ...given('website', draft.website),
    ...given('privacyPolicy', draft.privacyPolicy),
    ...given('subscriptionUrl', draft.subscriptionUrl),
    ...given('testAccountNote', draft.testAccountNote),
    ...(draft.availability.trim() === '' || Number.isNaN(availability) ? {} : { availabilityPercent: availability }),
    ...(categories.length === 0 ? {} : { categories }),
  };
}

/** As `toDeclarations`, without what is required and still empty: for a check in between. */
export function toPartialDeclarations(draft: DeclarationDraft): Partial<Declarations> {
  const isOpen = (name: string, value: unknown) => value === '' || (name === 'ownership' && draft.ownership === '');
  return Object.fromEntries(Object.entries(toDeclarations(draft)).filter(([name, value]) => !isOpen(name, value)));
}

function given<Name extends string>(name: Name, value: string): { readonly [K in Name]?: string } {
  return (value.trim() === '' ? {} : { [name]: value.trim() }) as { readonly [K in Name]?: string };
}
