import { Facts } from './facts.tsx';

interface DeclarationFactsProps {
  readonly declarations: {
    readonly organization: string;
    readonly ownership: 'owner' | 'rights-granted' | 'independent' | 'none';
    readonly supportEmail: string;
    readonly supportUrl?: string | undefined;
    readonly availabilityPercent?: number | undefined;
    readonly scenario: string;
    readonly website?: string | undefined;
    readonly privacyPolicy?: string | undefined;
    readonly subscriptionUrl?: string | undefined;
    readonly categories?: readonly string[] | undefined;
    readonly testAccountNote?: string | undefined;
  };
}

const ownershipWords = {
  owner: 'The publisher owns the API',
  'rights-granted': 'The owner has granted the right',
  independent: 'Independent publisher',
  none: 'Not declared',
} as const;

/** What a publisher declared with a nomination. */
export function DeclarationFacts({ declarations }: DeclarationFactsProps) {
  return (
    <Facts
      facts={{
        Organization: declarations.organization,
        Ownership: ownershipWords[declarations.ownership],
        'Support e-mail': declarations.supportEmail,
        'Support page': declarations.supportUrl,
        'Guaranteed availability':
          declarations.availabilityPercent === undefined ? 'not declared' : `${declarations.availabilityPercent} %`,
        Website: declarations.website,
        'Privacy policy': declarations.privacyPolicy,
        'Subscription page': declarations.subscriptionUrl,
        Categories: declarations.categories?.join(', '),
        'User scenario': declarations.scenario,
        'Test account': declarations.testAccountNote,
      }}
    />
  );
}
