import { armRefusal } from './arm-codes.ts';

/** What the web framework refuses of a request, as an error of the management API; anything else stays what it is. */
export function callerMistake(error: unknown, bodyLimit: number): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('statusCode' in error)) return error;
  if (!String(error.code).startsWith('FST_') || typeof error.statusCode !== 'number') return error;
  if (error.statusCode === 413)
    return armRefusal('RequestEntityTooLarge', `The body is larger than ${bodyLimit} bytes.`);
  if (error.statusCode === 415) {
    return armRefusal(
      'UnsupportedMediaType',
      'The Content-Type of the request is not a media type. Write it like application/json.',
    );
  }
  return error.statusCode < 500 ? armRefusal('InvalidRequestContent', error.message) : error;
}
