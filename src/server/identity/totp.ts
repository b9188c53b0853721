import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { encode } from "uqr";
import type { TotpSetup } from "@/domain/identity/schema";
import { env } from "@/server/platform/env";

const ISSUER = "Kariz";
const PERIOD_SECONDS = 30;
/** Clocks of phones go wrong: one step before and one after are taken too. */
const SKEW_STEPS = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

const key = (): Buffer => createHmac("sha256", env().NEXTAUTH_SECRET).update("kariz totp secret").digest();

/** A secret as it may stand in the database: AES-256-GCM, bound to its owner, with a key that is not in the database (facts.md S9). */
export function sealSecret(secret: string, userId: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key(), iv).setAAD(Buffer.from(userId));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** The secret again; null when it was sealed for somebody else or with another key (the server has got a new secret). */
export function openSecret(sealed: string, userId: string): string | null {
  const bytes = Buffer.from(sealed, "base64");
  const opener = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(userId));
  opener.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([opener.update(bytes.subarray(IV_BYTES + TAG_BYTES)), opener.final()]).toString("utf8");
  } catch {
    return null;
  }
}

const generatorOf = (secret: string, label = ""): TOTP =>
  new TOTP({ issuer: ISSUER, label, algorithm: "SHA1", digits: 6, period: PERIOD_SECONDS, secret: Secret.fromBase32(secret) });

/** The time step whose code this is (RFC 6238, six digits, 30 s, one step of skew), or null. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const delta = generatorOf(secret).validate({ token: code, timestamp: now.getTime(), window: SKEW_STEPS });
  return delta === null ? null : Math.floor(now.getTime() / 1_000 / PERIOD_SECONDS) + delta;
}

/** A new secret of 160 bits. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app needs: the secret to type, the address behind the QR code, and the code as one path on a square. */
export function setupOf(secret: string, email: string): TotpSetup {
  const uri = generatorOf(secret, email).toString();
  const { data, size } = encode(uri, { ecc: "M", border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { secret, uri, path, size };
}
