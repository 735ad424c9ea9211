import { hasZodFastifySchemaValidationErrors } from '@fastify/type-provider-zod';
import type { Problem } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { databaseTrouble } from '../database/database-trouble.ts';
import { statusOf } from './status-of.ts';

/** The one place where what was thrown becomes an answer. Our own mistakes are logged and answered without detail. */
export async function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const refusal = toRefusal(error);
  if (refusal === undefined) {
    request.log.error({ err: error }, 'unexpected failure');
    await send(reply, 500, {
      error: {
        code: 'unexpected-failure',
        message: `Something went wrong on the server. Its log has the details under the request ${request.id}.`,
      },
    });
    return;
  }
  const { code, message, diagnostics } = refusal;
  if (statusOf(code) >= 500 && refusal.cause !== undefined) request.log.error({ err: refusal.cause }, message);
  if (statusOf(code) === 401) reply.header('www-authenticate', 'Bearer realm="tenon"');
  await send(reply, statusOf(code), {
    error: { code, message, ...(diagnostics.length === 0 ? {} : { diagnostics: [...diagnostics] }) },
  });
}

async function send(reply: FastifyReply, status: number, problem: Problem): Promise<void> {
  await reply
    .code(status)
    .type('application/json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem);
}

function toRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const faults = error.validation.map(({ instancePath, message }) => `${toField(instancePath)} ${message}`);
    const where = error.validationContext ?? 'request';
    return new Refusal(
      'request-not-valid',
      `The ${where} of the request is not valid: ${faults.slice(0, 10).join('; ')}.`,
    );
  }
  const trouble = databaseTrouble(error);
  if (trouble !== undefined) return trouble;
  const { code, statusCode, message } = (error ?? {}) as Partial<FastifyError>;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Refusal('body-too-large', 'The body of the request is larger than this route takes.');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal('media-type-not-supported', 'Send the body as application/json.');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new Refusal('request-not-valid', `The body of the request is not JSON: ${message}`);
    default:
      break;
  }
  if (statusCode === 429) return new Refusal('too-many-requests', message ?? 'Too many requests. Try again later.');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Refusal('request-not-valid', message ?? 'The request is not valid.');
  }
  return undefined;
}

function toField(instancePath: string): string {
  const field = instancePath.replace(/^\//, '').replaceAll('/', '.');
  return field === '' ? 'it' : `"${field}"`;
}
