import { createServer, type IncomingMessage, type Server } from 'node:http';

/** What one of the two APIs answers to a request it knows. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** One of the two APIs: its answer, or undefined for a path that is not its own. */
export type Api = (request: IncomingMessage, url: URL) => Answer | undefined;

/** Serves the APIs on one port; the first that knows the path answers. */
export function listen(apis: readonly Api[], port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const answer = answerOf(apis, request, url);
    response.writeHead(answer.status, { 'content-type': answer.contentType });
    response.end(answer.body);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function answerOf(apis: readonly Api[], request: IncomingMessage, url: URL): Answer {
  try {
    for (const api of apis) {
      const answer = api(request, url);
      if (answer) return answer;
    }
    return { status: 404, contentType: 'text/plain', body: '' };
  } catch {
    // As the original does with what it did not foresee: a bare 500.
    return { status: 500, contentType: 'text/plain', body: '' };
  }
}
