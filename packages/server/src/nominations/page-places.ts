import { listPlaces, type ReviewRequest } from '@tenon/certification';
import type { AnswerOf, listRulePlaces } from '@tenon/contract';
import { toPlace } from './judge-version.ts';

/** A part of the places at which a rule finds something. */
export function pagePlaces(
  request: ReviewRequest,
  rule: string,
  { from, count }: { readonly from: number; readonly count: number },
): AnswerOf<typeof listRulePlaces> {
  const places = listPlaces(request, rule);
  return {
    total: places.length,
    places: places
      .slice(from, from + count)
      .map(({ severity, message, fix, finding: _, ...place }) => ({ severity, message, fix, place: toPlace(place) })),
  };
}
