/** Verbs with which names of operations begin. */
const verbs: ReadonlySet<string> = new Set(
  'accept acknowledge activate add allow analyse analyze append apply approve archive assign attach authorize block book browse build bulk calculate call cancel change check clear clone close compare complete compute confirm connect convert copy count create deactivate decline decode decrypt delete deliver deploy detach detect disable discover dispatch download duplicate edit enable encode encrypt enqueue estimate evaluate execute export extract fetch fill find finish flag follow force format forward generate geocode get grant identify ignore import index initialize initiate insert inspect install invite invoke join launch leave like link list load lock log look make mark match merge modify monitor move mute notify obtain open optimize parse patch pause perform pin poll populate post predict preview print process provision publish purge push put query queue quote rate read rebuild recognize record redeem refresh refund register reject release reload remove rename render renew reopen reorder replace reply report request reschedule reset resend resize resolve respond restart restore resume retrieve retry return reverse review revoke rotate run save scan schedule score search select send set share show shorten sign sort split start stop store stream submit subscribe suggest summarize suspend sync synchronize tag test toggle track transcribe transfer transform translate trigger unarchive unassign unblock undo uninstall unlink unlock unpublish unregister unshare unsubscribe update upgrade upload upsert use validate verify view void vote watch withdraw write'.split(
    ' ',
  ),
);

/** Verbs after which something new comes into being or is handed over. */
const making: ReadonlySet<string> = new Set(
  'add append book build create deploy enqueue export generate import initiate insert launch make open post publish push queue record register request reserve schedule send set start submit upload upsert write'.split(
    ' ',
  ),
);

/** Whether a word is one of the verbs that operations begin with. */
export function isVerb(word: string): boolean {
  return verbs.has(word.toLowerCase());
}

/** Whether the object of a verb is new to who reads of it. */
export function makesSomething(verb: string): boolean {
  return making.has(verb.toLowerCase());
}

/** A verb as it follows "This operation": gets, searches, copies. */
export function thirdPerson(verb: string): string {
  const lower = verb.toLowerCase();
  if (/(?:s|sh|ch|x|z|o)$/.test(lower)) return `${lower}es`;
  if (/[^aeiou]y$/.test(lower)) return `${lower.slice(0, -1)}ies`;
  return `${lower}s`;
}
