/**
 * The page to show after signing in: only a path of this site, else home. Refuses `//host`, `/\host`, other schemes and anything that a
 * browser would read as another origin (facts.md S23).
 */
export function safeNextPath(given: string | null | undefined): string {
  if (!given?.startsWith("/") || /[\\\s\p{C}]/u.test(given)) return "/";
  const base = "http://kariz.invalid";
  if (!URL.canParse(given, base)) return "/";
  const url = new URL(given, base);
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === base && !path.startsWith("//") && !path.startsWith("/login") ? path : "/";
}
