/** The query string of a page, from what the router gives it; of a name that stands twice, all values. */
export function queryOf(given: Record<string, string | string[] | undefined>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(given)) if (value !== undefined) query.set(key, Array.isArray(value) ? value.join(",") : value);
  return query.toString();
}
