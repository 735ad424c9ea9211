import type { EgressFailure } from './egress.ts';
import { egressFailure } from './egress.ts';
import { isBlockedAddress } from './guarded-connector.ts';

const certificateCodes = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Turns what the connection threw into a failure in our words. Texts of the library may hold headers, so none of them is passed on. */
export function explainFailure(error: unknown, url: URL): EgressFailure {
  if (isBlockedAddress(error)) {
    return egressFailure(
      'address-not-allowed',
      `${url.host} leads to a private or reserved address. Let the operator allow ${url.host}.`,
    );
  }
  if (error instanceof Error && error.name === 'HTTPParserError') {
    return egressFailure('answer-not-readable', `What ${url.host} sent is not HTTP.`);
  }
  const code = errorCode(error);
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_NODATA':
      return egressFailure('name-not-found', `The name ${url.hostname} has no address.`);
    case 'EAI_AGAIN':
      return egressFailure('name-not-answered', `No name server answered for ${url.hostname}.`);
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
    case 'ETIMEDOUT':
      return egressFailure('timed-out', `${url.host} did not answer in time.`);
    case 'UND_ERR_HEADERS_OVERFLOW':
      return egressFailure('answer-too-large', `The headers that ${url.host} sent are larger than 64 kB.`);
    case 'UND_ERR_INVALID_ARG':
    case 'ERR_INVALID_CHAR':
    case 'ERR_INVALID_ARG_TYPE':
      return egressFailure(
        'request-not-valid',
        'The method or a header of the request holds characters that cannot be sent.',
      );
    default:
      if (code !== undefined && certificateCodes.has(code)) {
        return egressFailure('certificate-not-trusted', `The certificate of ${url.host} is not trusted (${code}).`);
      }
      if (code?.startsWith('HPE_'))
        return egressFailure('answer-not-readable', `What ${url.host} sent is not HTTP (${code}).`);
      return egressFailure('connection-failed', `The connection to ${url.host} failed${code ? ` (${code})` : ''}.`);
  }
}

function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  if ('code' in error && typeof error.code === 'string') return error.code;
  return errorCode(error.cause);
}
