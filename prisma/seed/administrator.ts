import { randomInt } from "node:crypto";
import { z } from "zod";
import { Prisma } from "@/generated/prisma/client";
import { cleanLine } from "@/persian/text";
import { hashPassword } from "@/server/identity/password";
import type { Db } from "@/server/platform/db";
import { writeReference } from "./reference";
import { Refusal } from "./refusal";

const Wanted = z.object({
  email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
  name: z.string().transform(cleanLine).pipe(z.string().min(1).max(100)),
});

// Without letters and digits that are mistaken for each other when read from a screen.
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** Twenty letters in groups of four, about 99 bits. */
function newPassword(): string {
  const letters = Array.from({ length: 20 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return letters.match(/.{4}/g)?.join("-") ?? letters;
}

/**
 * Creates an administrator with a generated password, which is in the answer and nowhere else; in a database without a pipeline also
 * the reference data, whose department the administrator joins. Refusal, in one line, for a bad or used e-mail or an empty name.
 */
export async function createAdministrator(
  db: Db,
  given: { email?: string | undefined; name?: string | undefined },
  now: Date,
): Promise<{ email: string; name: string; password: string; wroteReference: boolean }> {
  const wanted = Wanted.safeParse(given);
  if (!wanted.success) {
    const bad = wanted.error.issues[0]?.path[0] === "name" ? "--name is missing" : `--email is ${given.email ? "not an e-mail address" : "missing"}`;
    throw new Refusal(`${bad}. Usage: npm run admin -- --email=you@example.com --name="Your name"`);
  }
  const { email, name } = wanted.data;
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  try {
    return await db.$transaction(async (tx) => {
      const departmentId = await writeReference(tx, now);
      const departments = departmentId ? { create: { departmentId } } : undefined;
      const user = await tx.user.create({ data: { email, name, role: "ADMIN", passwordHash, createdAt: now, ...(departments ? { departments } : {}) } });
      const fact = { event: "user.created", subjectKind: "user", subjectId: user.id, data: { name, role: "ADMIN" } };
      await tx.activity.create({ data: { ...fact, at: now, actorKind: "system:admin" } });
      return { email, name, password, wroteReference: departmentId !== null };
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new Refusal(`${email} already has an account: nothing was changed.`);
    throw error;
  }
}
