// What the API says when it refuses: codes, never sentences.

/** A refusal (application/problem+json), or no answer at all (status 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** Codes by field: `{ "contact.email": ["invalid"] }`. */
  readonly errors: Record<string, string[]>;
  /** 412: the record as it is now. */
  readonly current: unknown;

  constructor(facts: { status: number; code: string; errors?: Record<string, string[]>; current?: unknown }) {
    super(facts.code);
    this.name = "ApiProblem";
    this.status = facts.status;
    this.code = facts.code;
    this.errors = facts.errors ?? {};
    this.current = facts.current;
  }
}

export const isProblem = (error: unknown, status: number): error is ApiProblem =>
  error instanceof ApiProblem && error.status === status;

/** Reads the body of a refusal; a proxy may have put a page of its own there. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const facts = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  return new ApiProblem({
    status,
    code: typeof facts.code === "string" ? facts.code : `status-${status}`,
    errors: errorsOf(facts.errors),
    current: facts.current,
  });
}

function errorsOf(value: unknown): Record<string, string[]> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([field, codes]) => [
      field,
      (Array.isArray(codes) ? codes : [codes]).map(String),
    ]),
  );
}
