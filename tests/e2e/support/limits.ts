// Limits that the server is started with.

/** Forms from one address: more than the tests of the form send from theirs. */
export const SUBMISSIONS_PER_CLIENT = 40;
