/** What the kinds of things are called that audit entries are about. */
const nouns: Readonly<Record<string, string>> = {
  agreement: 'agreement',
  connector: 'connector',
  forum: 'forum',
  instance: 'installation',
  invitation: 'invitation',
  member: 'member',
  nomination: 'nomination',
  'resource-group': 'resource group',
  role: 'role',
  settings: 'settings',
  subscription: 'subscription',
  tenant: 'organization',
  'test-account': 'test account',
  token: 'token',
};

/** Actions that are said otherwise than by their noun and verb. */
const sayings: Readonly<Record<string, string>> = {
  'connector.announced': 'Announced a change of the connector',
  'connector.nominated': 'Nominated the connector for certification',
  'finding.counted-again': 'Counted a suppressed finding again',
  'finding.suppressed': 'Suppressed a finding of the connector',
  'forum.post-deleted': 'Deleted a post of the forum',
  'instance.claimed': 'Took the new installation over',
  'member.active': 'Enabled the member',
  'member.disabled': 'Disabled the member',
  'member.invited': 'Invited a member',
  'member.password-set': 'Set the password',
  'nomination.availability-requested': 'Asked for general availability',
  'nomination.approve': 'Approved the nomination',
  'nomination.begin-review': 'Began the review',
  'nomination.decline-general-availability': 'Declined general availability',
  'nomination.deprecate': 'Deprecated the connector',
  'nomination.finding-counted-again': 'Counted a suppressed finding of the nomination again',
  'nomination.finding-suppressed': 'Suppressed a finding of the nomination',
  'nomination.make-generally-available': 'Made the connector generally available',
  'nomination.publish': 'Published the nominated version',
  'nomination.refuse': 'Refused the nomination',
  'nomination.request-general-availability': 'Asked for general availability',
  'nomination.resume': 'Offered the connector again',
  'nomination.send-agreement': 'Sent the agreement',
  'nomination.sign-agreement': 'Signed the agreement',
  'nomination.stage': 'Staged the nominated version',
  'nomination.suspend': 'Suspended the connector',
  'role.assigned': 'Gave a role',
  'role.removed': 'Took a role back',
  'rule-settings.changed': 'Changed the certification rules',
  'test-account.given': 'Gave a test account to the reviewers',
  'test-account.used': 'Called an operation with the test account',
  'token.ended': 'Ended the token',
};

/** An audit action in words: `connector.saved` is *Saved the connector*. */
export function auditWords(action: string): string {
  const saying = sayings[action];
  if (saying !== undefined) return saying;
  const [kind = '', verb = ''] = action.split('.');
  const noun = nouns[kind] ?? kind.replaceAll('-', ' ');
  const words = verb.replaceAll('-', ' ');
  return words === '' ? noun : `${words.charAt(0).toUpperCase()}${words.slice(1)} the ${noun}`;
}
