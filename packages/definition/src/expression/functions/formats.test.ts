import { expect, test } from 'vitest';
import { writtenEvaluation } from '../testing/written-evaluation.ts';

test.each([
  { name: 'grouping', template: "@formatNumber(1234567.89, '0,0.00', 'en-us')", gives: '"1,234,567.89"' },
  {
    name: 'grouping of another locale',
    template: "@formatNumber(1234567890, '0,0.00', 'is-is')",
    gives: '"1.234.567.890,00"',
  },
  { name: 'Indian grouping', template: "@formatNumber(1234567, 'N0', 'hi-IN')", gives: '"12,34,567"' },
  { name: 'money', template: "@formatNumber(-17.35, 'C2')", gives: '"($17.35)"' },
  { name: 'money of another locale', template: "@formatNumber(-17.35, 'C2', 'en-GB')", gives: '"-£17.35"' },
  { name: 'money that rounds to nothing', template: "@formatNumber(-0.001, 'C2')", gives: '"$0.00"' },
  { name: 'a fraction that rounds to nothing', template: "@formatNumber(-0.4, 'F0')", gives: '"0"' },
  { name: 'a percentage that rounds to nothing', template: "@formatNumber(-0.0001, 'P1')", gives: '"0.0%"' },
  { name: 'a pattern that rounds to nothing', template: "@formatNumber(-0.001, '0.00')", gives: '"0.00"' },
  { name: 'digits', template: "@formatNumber(-42, 'D5')", gives: '"-00042"' },
  { name: 'digits of a float', template: "@formatNumber(1.5, 'D5')", gives: 'invalid-argument' },
  { name: 'an exponent', template: "@formatNumber(12345.678, 'E2')", gives: '"1.23E+004"' },
  { name: 'a tie', template: "@formatNumber(2.5, 'F0')", gives: '"3"' },
  { name: 'a tie in decimal', template: "@formatNumber(1.005, 'N2')", gives: '"1.01"' },
  { name: 'a percentage', template: "@formatNumber(0.1234, 'P1')", gives: '"12.3%"' },
  { name: 'general with digits', template: "@formatNumber(1234.5, 'G3')", gives: '"1.23E+03"' },
  { name: 'hexadecimal', template: "@formatNumber(255, 'x4')", gives: '"00ff"' },
  { name: 'hexadecimal below zero', template: "@formatNumber(-1, 'X')", gives: '"FFFFFFFFFFFFFFFF"' },
  { name: 'exact integers', template: "@formatNumber(9007199254740993, 'N0')", gives: '"9,007,199,254,740,993"' },
  { name: 'sections', template: "@formatNumber(-1234.5, '#,##0.00;(#,##0.00);zero')", gives: '"(1,234.50)"' },
  { name: 'a section for what rounds to zero', template: "@formatNumber(0.004, '0.00;-0.00;zero')", gives: '"zero"' },
  { name: 'digits between text', template: "@formatNumber(8005551234, '(000) 000-0000')", gives: '"(800) 555-1234"' },
  { name: 'thousands', template: "@formatNumber(1234567, '#,##0,K')", gives: '"1,235K"' },
  { name: 'percentages in a pattern', template: "@formatNumber(0.1234, '0.0%')", gives: '"12.3%"' },
  { name: 'per mille', template: "@formatNumber(0.0021, '0.0‰')", gives: '"2.1‰"' },
  { name: 'an exponent in a pattern', template: "@formatNumber(86000, '0.###E+0')", gives: '"8.6E+4"' },
  { name: 'quoted text', template: "@formatNumber(1.5, '0.00 ''kg''')", gives: '"1.50 kg"' },
  { name: 'nothing to show', template: "@formatNumber(0, '#.##')", gives: '""' },
  { name: 'an unknown format', template: "@formatNumber(5, 'Q')", gives: 'invalid-argument' },
  { name: 'an unknown locale', template: "@formatNumber(1, 'C2', 'xx-XX')", gives: 'invalid-argument' },
])('gives for $name what the language says', ({ template, gives }) => {
  expect(writtenEvaluation(template)).toBe(gives);
});
