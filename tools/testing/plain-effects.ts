import type { Effects, HttpReply, RequestOutcome, SendRequest } from '@tenon/runtime';
import { Agent, request } from 'undici';

/** Effects that send requests as they are, without the guards of the egress room: for tests of the runtime alone. */
export function plainEffects(options: { readonly connectorUrl?: string } = {}): Effects {
  const dispatcher = new Agent({ connections: 64, keepAliveTimeout: 10_000 });
  const send = async (
    outgoing: SendRequest['http'],
    { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<RequestOutcome> => {
    try {
      const { body } = outgoing;
      const answer = await request(outgoing.uri, {
        dispatcher,
        method: outgoing.method as 'GET',
        headers: outgoing.headers,
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        signal,
      });
      const text = await answer.body.text();
      const headers: Record<string, string> = {};
      for (const [name, value] of Object.entries(answer.headers)) headers[name] = String(value);
      const isJson = headers['content-type']?.includes('json') ?? false;
      const reply: HttpReply = {
        statusCode: answer.statusCode,
        headers,
        ...(text !== '' && { body: isJson ? JSON.parse(text) : text }),
      };
      return { reply };
    } catch (error) {
      return { failure: { code: 'NoConnection', message: String(error), retry: true } };
    }
  };
  return {
    sendRequest: (command, { signal }) => send(command.http, { timeoutMs: command.timeoutMs, signal }),
    callConnector: (command, { signal }) =>
      send(
        {
          method: command.method,
          uri: `${options.connectorUrl ?? ''}${command.pathAndQuery}`,
          headers: command.headers,
          ...(command.body !== undefined && { body: command.body }),
        },
        { timeoutMs: command.timeoutMs, signal },
      ),
  };
}
