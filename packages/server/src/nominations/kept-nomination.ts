import type { Nomination } from '@tenon/certification';
import type { AnswerOf, getNomination } from '@tenon/contract';
import type { NominationRecord } from '@tenon/store';
import type { FrozenRules } from '../rules/frozen-rules.ts';

type Detail = AnswerOf<typeof getNomination>;

/** A nomination with the JSON that was kept of it read back: only we wrote it. */
export interface KeptNomination
  extends Omit<NominationRecord, 'life' | 'declarations' | 'rules' | 'report' | 'checklist'> {
  readonly submittedByName: string | null;
  readonly life: Nomination;
  readonly declarations: Detail['declarations'];
  readonly rules: FrozenRules;
  readonly report: Detail['report'];
  readonly checklist: Detail['checklist'];
}

/** Reads a record of the store as what was put into it. */
export function readKept(record: NominationRecord & { readonly submittedByName: string | null }): KeptNomination {
  return record as KeptNomination;
}
