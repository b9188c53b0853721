import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// OWASP's first argon2id setting (facts.md S8); the parameters stand inside each hash, so they can be raised later.
// 2 is Algorithm.Argon2id, whose const enum cannot be imported under verbatimModuleSyntax.
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** An argon2id hash in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, options);
}

/** A hash that no password anybody knows fits: of an account that nobody has opened yet. */
export function unusablePassword(): Promise<string> {
  return hashPassword(randomBytes(32).toString("base64url"));
}

let decoy: Promise<string> | undefined;

/** True when the password fits. An unknown user costs the same time: pass null (facts.md S7). */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password");
  const fits = await verify(stored ?? (await decoy), password);
  return stored !== null && fits;
}
