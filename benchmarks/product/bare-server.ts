import { createServer } from 'node:http';
import { Agent, request } from 'undici';

// The floor of `benchmarks/product.ts`: `node bare-server.ts PORT API_URL` answers as the workflow does and keeps nothing.

const [port = '0', apiUrl = ''] = process.argv.slice(2);
const agent = new Agent({ connections: 64 });

const server = createServer((incoming, outgoing) => {
  let body = '';
  incoming.on('data', (chunk) => {
    body += String(chunk);
  });
  incoming.on('end', () => {
    void answer(body).then((text) => outgoing.end(text));
  });
});
server.listen(Number(port), '127.0.0.1');

async function answer(body: string): Promise<string> {
  JSON.parse(body);
  const reply = await request(apiUrl, { dispatcher: agent });
  const { price } = (await reply.body.json()) as { readonly price: number };
  return price > 0 ? `The price is ${price}.` : 'No price.';
}
