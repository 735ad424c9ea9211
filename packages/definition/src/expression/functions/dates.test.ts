import { expect, test } from 'vitest';
import { writtenEvaluation } from '../testing/written-evaluation.ts';

test.each([
  { name: 'a short date', template: "@formatDateTime('2018-03-05T14:07:09.1234567Z', 'd')", gives: '"3/5/2018"' },
  {
    name: 'a short date of another locale',
    template: "@formatDateTime('2018-03-05T14:07:09.1234567Z', 'd', 'de-DE')",
    gives: '"05.03.2018"',
  },
  {
    name: 'a short date as Windows writes it in Spain',
    template: "@formatDateTime('2018-03-05T14:07:09Z', 'd', 'es-ES')",
    gives: '"05/03/2018"',
  },
  {
    name: 'a short date as Windows writes it in the Netherlands',
    template: "@formatDateTime('2018-03-05T14:07:09Z', 'd|yyyy/MM', 'nl-nl')",
    gives: '"5|2018-03"',
  },
  {
    name: 'a long date',
    template: "@formatDateTime('2018-03-05T14:07:09.1234567Z', 'D', 'es-ES')",
    gives: '"lunes, 5 de marzo de 2018"',
  },
  {
    name: 'a full date',
    template: "@formatDateTime('2018-03-05T14:07:09.1234567Z', 'F')",
    gives: '"Monday, March 5, 2018 2:07:09 PM"',
  },
  {
    name: 'a general date',
    template: "@formatDateTime('2018-03-05T14:07:09.1234567Z', 'g')",
    gives: '"3/5/2018 2:07 PM"',
  },
  {
    name: 'RFC 1123',
    template: "@formatDateTime('2018-03-05T14:07:09.1234567Z', 'r', 'de-DE')",
    gives: '"Mon, 05 Mar 2018 14:07:09 GMT"',
  },
  {
    name: 'sortable',
    template: "@formatDateTime('2018-03-05T14:07:09.1234567Z', 's')",
    gives: '"2018-03-05T14:07:09"',
  },
  {
    name: 'month and day',
    template: "@formatDateTime('2018-03-05T14:07:09.1234567Z', 'm', 'fr-FR')",
    gives: '"5 mars"',
  },
  {
    name: 'names beside a day',
    template: "@formatDateTime('2018-03-05T14:07:09.1234567Z', 'd MMMM|MMMM', 'pl-PL')",
    gives: '"5 marca|marca"',
  },
  {
    name: 'separators of a locale',
    template: "@formatDateTime('2018-03-05T14:07:09.1234567Z', 'MM/dd/yyyy HH:mm', 'fi-FI')",
    gives: '"03.05.2018 14.07"',
  },
  { name: 'twelve hours', template: "@formatDateTime('2018-03-05T00:07:09Z', 'hh:mm tt')", gives: '"12:07 AM"' },
  { name: 'a fraction that disappears', template: "@formatDateTime('2018-03-05T14:07:09Z', 'ss.FFF')", gives: '"09"' },
  {
    name: 'quotes, escapes and one letter',
    template: `@formatDateTime('2018-03-05T14:07:09Z', '''Week ''HH\\hmm "d"')`,
    gives: '"Week 14h07 d"',
  },
  { name: 'one specifier', template: "@formatDateTime('2018-03-05T14:07:09Z', '%d')", gives: '"5"' },
  { name: 'an unknown format', template: "@formatDateTime('2018-03-05T14:07:09Z', 'q')", gives: 'invalid-argument' },
  {
    name: 'a quote without an end',
    template: "@formatDateTime('2018-03-05T14:07:09Z', 'yyyy ''open')",
    gives: 'invalid-argument',
  },
  {
    name: 'an offset',
    template: "@formatDateTime('2018-03-05T14:07:09+02:00')",
    gives: '"2018-03-05T12:07:09.0000000+00:00"',
  },
  { name: 'a date alone', template: "@formatDateTime('2018-03-05')", gives: '"2018-03-05T00:00:00.0000000"' },
  {
    name: 'a date in words',
    template: "@formatDateTime('5 March 2018 2:07 PM')",
    gives: '"2018-03-05T14:07:00.0000000"',
  },
  {
    name: 'a date of mail',
    template: "@formatDateTime('Mon, 05 Mar 2018 14:07:09 GMT')",
    gives: '"2018-03-05T14:07:09.0000000Z"',
  },
  {
    name: 'a wrong day of the week',
    template: "@formatDateTime('Tue, 05 Mar 2018 14:07:09 GMT')",
    gives: 'invalid-argument',
  },
  { name: 'a day that does not exist', template: "@formatDateTime('2018-02-30')", gives: 'invalid-argument' },
  {
    name: 'more digits than ticks',
    template: "@formatDateTime('2018-03-05T14:07:09.12345678Z')",
    gives: '"2018-03-05T14:07:09.1234568Z"',
  },
  {
    name: 'a date in French',
    template: "@parseDateTime('20 octobre 2010', 'fr-FR')",
    gives: '"2010-10-20T00:00:00.0000000"',
  },
  {
    name: 'a date in Spanish',
    template: "@parseDateTime('martes 20 de octubre de 2020', 'es-es')",
    gives: '"2020-10-20T00:00:00.0000000"',
  },
  { name: 'a date of another order', template: "@parseDateTime('20/10/2014')", gives: 'invalid-argument' },
  {
    name: 'a date in an exact format',
    template: "@parseDateTime('12/25/2018 3:05 PM', 'en-US', 'MM/dd/yyyy h:mm tt')",
    gives: '"2018-12-25T15:05:00.0000000"',
  },
  {
    name: 'a date that does not fit',
    template: "@parseDateTime('2018-12-31', 'en-US', 'dd/MM/yyyy')",
    gives: 'invalid-argument',
  },
  {
    name: 'a local time',
    template: "@convertFromUtc('2018-07-01T12:00:00Z', 'W. Europe Standard Time')",
    gives: '"2018-07-01T14:00:00.0000000"',
  },
  {
    name: 'a local time by its IANA name',
    template: "@convertFromUtc('2018-07-01T12:00:00Z', 'Europe/Berlin')",
    gives: '"2018-07-01T14:00:00.0000000"',
  },
  {
    name: 'a zone without daylight saving',
    template: "@convertFromUtc('2018-07-01T00:00:00Z', 'US Mountain Standard Time', 'HH:mm')",
    gives: '"17:00"',
  },
  {
    name: 'the zone UTC',
    template: "@convertFromUtc('2026-01-15T10:30:00Z', 'UTC')",
    gives: '"2026-01-15T10:30:00.0000000Z"',
  },
  {
    name: 'a time that a switch skips',
    template: "@convertToUtc('2018-03-11T02:30:00', 'Pacific Standard Time')",
    gives: 'invalid-argument',
  },
  {
    name: 'a time that comes twice',
    template: "@convertToUtc('2018-11-04T01:30:00', 'Pacific Standard Time')",
    gives: '"2018-11-04T09:30:00.0000000Z"',
  },
  {
    name: 'UTC that is said to be elsewhere',
    template: "@convertToUtc('2026-01-15T10:30:00Z', 'W. Europe Standard Time')",
    gives: 'invalid-argument',
  },
  {
    name: 'an unknown zone',
    template: "@convertFromUtc('2018-01-01T00:00:00Z', 'Nowhere')",
    gives: 'invalid-argument',
  },
  {
    name: 'from zone to zone',
    template: "@convertTimeZone('2018-07-01T09:00:00.1234567', 'Eastern Standard Time', 'W. Europe Standard Time')",
    gives: '"2018-07-01T15:00:00.1234567"',
  },
  {
    name: 'the end of a month',
    template: "@addToTime('2018-01-31T00:00:00Z', 1, 'months')",
    gives: '"2018-02-28T00:00:00.0000000Z"',
  },
  {
    name: 'a leap day',
    template: "@subtractFromTime('2020-02-29T00:00:00Z', 1, 'Year')",
    gives: '"2019-02-28T00:00:00.0000000Z"',
  },
  { name: 'beyond the year 9999', template: "@addDays('9999-12-31T00:00:00Z', 1)", gives: 'out-of-range' },
  { name: 'half a day', template: "@addDays('2018-03-15', 1.5)", gives: 'invalid-argument' },
  {
    name: 'exact ticks',
    template: "@addSeconds('2018-03-15T10:20:30.1234567Z', -1)",
    gives: '"2018-03-15T10:20:29.1234567Z"',
  },
  { name: 'the current time', template: '@utcNow()', gives: '"2025-09-25T05:18:31.3384797Z"' },
  { name: 'a future time', template: "@getFutureTime(1, 'Month', 'yyyy-MM-dd')", gives: '"2025-10-25"' },
  { name: 'an unknown unit', template: "@getPastTime(1, 'Fortnight')", gives: 'invalid-argument' },
  {
    name: 'the start of a month',
    template: "@startOfMonth('2018-03-15T13:30:30')",
    gives: '"2018-03-01T00:00:00.0000000"',
  },
  { name: 'the day of a year', template: "@dayOfYear('2020-12-31')", gives: '366' },
  { name: 'the day of a week', template: "@dayOfWeek('2018-03-18')", gives: '0' },
  { name: 'ticks', template: "@ticks('2018-03-15T13:27:36.1234567Z')", gives: '636567172561234567' },
  {
    name: 'a difference',
    template: "@dateDifference('2018-07-30T10:30:00.5', '2015-02-08T10:30:00')",
    gives: '"-1268.00:00:00.5000000"',
  },
  {
    name: 'a time span',
    template: "@formatTimeSpan('1.02:03:04.5', 'd\\.hh\\:mm\\:ss\\.ff')",
    gives: '"1.02:03:04.50"',
  },
  { name: 'a short time span', template: "@formatTimeSpan('1.02:03:04.5', 'g')", gives: '"1:2:03:04.5"' },
])('gives for $name what the language says', ({ template, gives }) => {
  expect(writtenEvaluation(template)).toBe(gives);
});
