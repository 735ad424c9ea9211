import { connect, type Socket } from 'node:net';

/** What came back on a connection until the other side closed it. */
export interface RawAnswer {
  /** Of the first answer; undefined when the other side only hung up. */
  readonly status: number | undefined;
  /** How many answers came. */
  readonly answers: number;
  readonly text: string;
}

/** Writes bytes to a server as they are, and answers what comes back until it hangs up. `then` goes on writing. */
export function sendRaw(url: string, bytes: string | Uint8Array, then?: (socket: Socket) => void): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      socket.write(bytes);
      then?.(socket);
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    // A server that has answered may reset what it does not want to read.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('latin1');
      const statuses = [...text.matchAll(/(?:^|\n|[^\n]*)HTTP\/1\.1 (\d{3}) /g)];
      const status = statuses.map(([, digits]) => Number(digits)).find((found) => found >= 200);
      resolve({ status, answers: statuses.length, text });
    });
  });
}
