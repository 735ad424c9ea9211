import { Refusal } from '@tenon/diagnostics';
import type { Nomination, NominationForm } from './nomination.ts';
import type { TakenBy } from './nomination-step.ts';

const defaultRings: readonly string[] = ['testing', 'early', 'broad'];

/** What a nomination begins with. `rings` are the steps of staging, in order; by default testing, early and broad. */
export interface NewNomination extends TakenBy {
  readonly id: string;
  readonly author: string;
  readonly form: NominationForm;
  readonly rings?: readonly string[];
}

/** Starts a nomination as a draft; refuses a form that leaves out what a reviewer must know. */
export function startNomination(request: NewNomination): Nomination {
  const { id, author, form, by, at } = request;
  requireText('publisher', form.publisher);
  requireText('supportEmail', form.supportEmail);
  requireText('userScenario', form.userScenario);
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.supportEmail)) {
    throw new Refusal(
      'nomination-form-incomplete',
      `The support e-mail "${form.supportEmail}" is not an e-mail address. Give the address where users get help.`,
    );
  }
  const percent = form.statedAvailabilityPercent;
  if (percent !== undefined && !(percent > 0 && percent <= 100)) {
    throw new Refusal(
      'nomination-form-incomplete',
      `The stated availability ${percent} is not a percentage. Give a number above 0 and up to 100, or leave it out.`,
    );
  }
  const rings = request.rings ?? defaultRings;
  if (rings.length === 0 || new Set(rings).size !== rings.length) {
    throw new Refusal('nomination-rings-invalid', 'Staging needs at least one ring, and each ring once.');
  }
  return {
    id,
    author,
    form,
    rings,
    state: 'draft',
    history: [{ step: 'start', from: undefined, to: 'draft', by, at, evidence: { author } }],
  };
}

function requireText(field: string, value: string): void {
  if (value.trim() === '') {
    throw new Refusal('nomination-form-incomplete', `The nomination form has no "${field}". Fill it in.`);
  }
}
