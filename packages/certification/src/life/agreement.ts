import type { NominationForm } from './nomination.ts';

/** The agreement as it was sent: its exact text, the hash of that text and, once signed, the electronic signature. */
export interface SignedAgreement {
  readonly text: string;
  /** SHA-256 of the UTF-8 text, lower-case hexadecimal; computed at the edge, compared here. */
  readonly hash: string;
  readonly sentAt: string;
  readonly sentTo: string;
  readonly signature?: AgreementSignature;
}

/** Who signed which text: the hash is the one of the text that was shown to the signatory. */
export interface AgreementSignature {
  readonly hash: string;
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly signedAt: string;
  readonly by: string;
}

/** What the text of an agreement names. */
export interface AgreementParties {
  readonly nominationId: string;
  readonly form: NominationForm;
  readonly connectorName: string;
  readonly connectorVersion: string;
  readonly platformName: string;
  readonly date: string;
}

const ownershipSentence = {
  owner: 'The publisher owns the service that the connector calls.',
  'rights-granted':
    'The publisher holds the rights that the owner of the service grants for offering it through a connector.',
  independent:
    'The publisher neither owns the service nor acts for its owner, and offers the connector as an independent publisher.',
} as const;

/** Writes the text of the partner agreement. The same parties always give the same text, so its hash can be recomputed at any time. */
export function writeAgreement(parties: AgreementParties): string {
  const { form, platformName } = parties;
  return [
    `PARTNER AGREEMENT ${parties.nominationId}`,
    '',
    `Between ${form.publisher} ("the publisher") and the operator of ${platformName} ("the platform"), ${parties.date}.`,
    '',
    `1. Subject. The publisher nominates version ${parties.connectorVersion} of the connector "${parties.connectorName}" (${form.connectorVersionId}) for certification and publication in the catalogue.`,
    `2. Ownership. ${ownershipSentence[form.ownership]}`,
    `3. Support. The publisher answers technical questions of users at ${form.supportEmail} for as long as the connector is published.`,
    `4. Availability. ${availabilitySentence(form)}`,
    '5. Changes. A change that breaks workflows in use is published as a new revision of the operation; the kind of authentication does not change.',
    '6. Publication. The connector is listed as Preview first. The platform may suspend it when it harms users; the publisher may withdraw it at any time.',
    '7. Data. Test accounts and secrets handed over for the review are used for the review only and are deleted after it.',
    '',
  ].join('\n');
}

function availabilitySentence(form: NominationForm): string {
  if (form.statedAvailabilityPercent === undefined) {
    return 'The publisher states no availability; 99.9 % is recommended.';
  }
  return `The publisher states an availability of ${form.statedAvailabilityPercent} % in its service level agreement; 99.9 % is recommended.`;
}
