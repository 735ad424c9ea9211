// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { govAvailability } from './governance/gov-availability.ts';
import { govConnectionVerified } from './governance/gov-connection-verified.ts';
import { govContentAppropriate } from './governance/gov-content-appropriate.ts';
import { govGaCriteria } from './governance/gov-ga-criteria.ts';
import { govHostReachable } from './governance/gov-host-reachable.ts';
import { govNoSchemaMismatch } from './governance/gov-no-schema-mismatch.ts';
import { govOperationsTested } from './governance/gov-operations-tested.ts';
import { govReviewIndependent } from './governance/gov-review-independent.ts';
import { govServiceOwnership } from './governance/gov-service-ownership.ts';
import { govSupportContact } from './governance/gov-support-contact.ts';
import { govUniqueService } from './governance/gov-unique-service.ts';
import { govUrlsReachable } from './governance/gov-urls-reachable.ts';

/** The rules of the section "governance". */
export const governanceRules: RuleSection = {
  name: 'governance',
  rules: [
    govAvailability,
    govConnectionVerified,
    govContentAppropriate,
    govGaCriteria,
    govHostReachable,
    govNoSchemaMismatch,
    govOperationsTested,
    govReviewIndependent,
    govServiceOwnership,
    govSupportContact,
    govUniqueService,
    govUrlsReachable,
  ],
};
