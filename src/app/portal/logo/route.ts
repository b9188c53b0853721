import { db } from "@/server/platform/db";

export const dynamic = "force-dynamic";

/** The organisation's logo, for everybody; its address changes with it, so it may be kept. */
export async function GET(): Promise<Response> {
  const logo = await db().organisationLogo.findUnique({ where: { id: 1 }, select: { bytes: true } });
  if (!logo) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(logo.bytes), {
    headers: {
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
    },
  });
}
