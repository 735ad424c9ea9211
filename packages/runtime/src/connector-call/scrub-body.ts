import type { BodyKeeper, BodySink } from '../bodies/keep-body.ts';
import type { Scrubber } from '../vault/scrubber.ts';

/** A keeper into which no secret gets, wherever the body is cut on its way. */
export function scrubbingKeeper(keeper: BodyKeeper, scrubber: Scrubber): BodyKeeper {
  if (scrubber.longestBytes === 0) return keeper;
  return {
    begin(contentType, first) {
      const sink = keeper.begin(contentType, first);
      return sink && scrubbingSink(sink, scrubber);
    },
  };
}

function scrubbingSink(sink: BodySink, scrubber: Scrubber): BodySink {
  // What may be the beginning of a secret waits for what comes after it.
  const held = scrubber.longestBytes - 1;
  let rest: Uint8Array = new Uint8Array();
  return {
    async write(chunk) {
      const scrubbed = scrubber.scrubBytes(Buffer.concat([rest, chunk]));
      const end = Math.max(0, scrubbed.byteLength - held);
      rest = scrubbed.subarray(end);
      if (end > 0) await sink.write(scrubbed.subarray(0, end));
    },
    async finish() {
      if (rest.byteLength > 0) await sink.write(rest);
      return sink.finish();
    },
    drop: () => sink.drop(),
  };
}
