/** Runs once before the server answers: a bad environment stops it here, with one clear line. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/server/platform/env");
  env();
}
