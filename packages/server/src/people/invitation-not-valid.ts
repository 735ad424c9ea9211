import { Refusal } from '@tenon/diagnostics';

/** The refusal of an invitation link that opens nothing. */
export function invitationNotValid(): Refusal {
  return new Refusal(
    'invitation-not-valid',
    'This invitation is unknown, used, taken back or expired. Ask whoever invited you for a new link.',
  );
}
