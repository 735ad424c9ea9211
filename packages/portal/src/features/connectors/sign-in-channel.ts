/** How the window of a sign-in tells the page that opened it how it went. The provider's pages are of another origin and hear nothing. */
const channelName = 'tenon-test-sign-in';

/** A sign-in for tests of a connector came to its end; `failure` says why there is none, to a person. */
export interface EndedSignIn {
  readonly connectorId: string;
  readonly failure?: string;
}

/** Tells the pages of this portal how a sign-in went. */
export function tellEnded(ended: EndedSignIn): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(ended);
  channel.close();
}

/** Listens until the answered function is called. */
export function hearEnded(onEnded: (ended: EndedSignIn) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<EndedSignIn>) => onEnded(data);
  return () => channel.close();
}
