/** The command line was used wrongly, or its input cannot be read: exit code 2, and the message is all that is printed. */
export class UsageFailure extends Error {}
