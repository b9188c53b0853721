/** Runs once before the server answers: a bad environment stops it here, with one clear line; from here on every request says where it comes from. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/server/platform/env");
  env();
  const { recordPeerAddresses } = await import("@/server/platform/peer-address");
  recordPeerAddresses();
}
