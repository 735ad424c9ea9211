import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { openLog } from './open-log.ts';

// Attack T23 of docs/security.md.

function logged(write: (log: ReturnType<typeof openLog>) => void): string {
  let text = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  write(openLog('info', sink as unknown as Parameters<typeof openLog>[1]));
  return text;
}

test('writes one JSON object on each line, with the level that was asked for', () => {
  const text = logged((log) => {
    log.debug('not this');
    log.info({ run: '0858' }, 'this');
  });
  expect(JSON.parse(text)).toMatchObject({ level: 30, run: '0858', msg: 'this' });
});

test.each([
  { name: 'at the top', value: { authorization: 'Bearer hush-hush' } },
  { name: 'in headers', value: { headers: { authorization: 'Bearer hush-hush', cookie: 'hush-hush' } } },
  {
    name: 'in a request',
    value: { req: { headers: { authorization: 'hush-hush' } }, form: { client_secret: 'hush-hush' } },
  },
  {
    name: 'in what a library hangs on an error',
    value: { err: Object.assign(new Error('x'), { detail: 'hush-hush' }) },
  },
  {
    name: 'in the cause of an error',
    value: { err: new Error('x', { cause: Object.assign(new Error('y'), { parameters: ['hush-hush'] }) }) },
  },
])('hides a secret $name', ({ value }) => {
  expect(logged((log) => log.info(value, 'something'))).not.toContain('hush-hush');
});
