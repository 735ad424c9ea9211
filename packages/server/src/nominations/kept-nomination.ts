import type { Nomination } from '@tenon/certification';
import type { AnswerOf, getNomination } from '@tenon/contract';
import type { NominationRecord } from '@tenon/store';

type Detail = AnswerOf<typeof getNomination>;

/** A nomination with the JSON that was kept of it read back: only we wrote it. */
export interface KeptNomination extends Omit<NominationRecord, 'life' | 'declarations' | 'report' | 'checklist'> {
  readonly submittedByName: string | null;
  readonly life: Nomination;
  readonly declarations: Detail['declarations'];
  readonly report: Detail['report'];
  readonly checklist: Detail['checklist'];
}

/** Reads a record of the store as what was put into it. */
export function readKept(record: NominationRecord & { readonly submittedByName: string | null }): KeptNomination {
  return record as KeptNomination;
}
