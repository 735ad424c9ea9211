/** The units in which a recurrence counts. */
export type Frequency = 'Second' | 'Minute' | 'Hour' | 'Day' | 'Week' | 'Month' | 'Year';

/** What becomes of times that have passed before anybody looked. */
export type MissedTimes = 'dropped' | 'made-up';

/** When a recurrence is due, as the document says it (clause 6.3). Instants are ISO 8601 text, local to `timeZone` where there is one. */
export interface RecurrencePlan {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly startTime?: string;
  readonly endTime?: string;
  readonly timeZone?: string;
  readonly schedule?: RecurrenceSchedule;
  /** What becomes of times between a start in the past and now; those of a sliding window are made up (clause 6.4). */
  readonly missedTimes: MissedTimes;
  /** The next instant (UTC, seven fraction digits) at which it is due; undefined when it has ended. */
  readonly nextDue: (progress: RecurrenceProgress) => string | undefined;
}

/** What has happened so far, as instants in UTC. */
export interface RecurrenceProgress {
  /** When the trigger was saved or enabled. */
  readonly since: string;
  /** When it was due last; absent before the first time. */
  readonly previous?: string;
}

/** The times of day and the days on which a recurrence is due. */
export interface RecurrenceSchedule {
  readonly hours?: readonly number[];
  readonly minutes?: readonly number[];
  readonly weekDays?: readonly string[];
  readonly monthDays?: readonly number[];
  readonly monthlyOccurrences?: readonly { readonly day: string; readonly occurrence: number }[];
}
