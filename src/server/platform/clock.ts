/** The only clock of the server: everything else gets `now` as an argument. */
export function now(): Date {
  return new Date();
}

/** An instant in any spelling that PostgreSQL prints, as ISO 8601 in UTC. */
export function iso(text: string): string {
  return new Date(text).toISOString();
}
