/**
 * `npm run admin -- --email=… --name=…` on DATABASE_URL: the first administrator, or another one, with a generated password that is
 * shown once; a database without a pipeline also gets the reference data. `-- --reset=email` prints a link for a new password instead,
 * with `--without-totp` for whoever lost the second step too.
 */
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/client";
import { createAdministrator } from "./seed/administrator";
import { Refusal } from "./seed/refusal";
import { makeResetLink } from "./seed/reset-link";

async function main(): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Refusal("DATABASE_URL is not set: npm run admin finds the embedded database by itself");
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 }) });
  try {
    const given = wanted();
    if (given.reset !== undefined) {
      const baseUrl = (process.env.KARIZ_URL ?? "").replace(/\/$/, "");
      const link = await makeResetLink(db, { email: given.reset, dropsSecondStep: given["without-totp"] ?? false, baseUrl }, new Date());
      console.log(`${link.name} sets a new password here, once, within a day:\n\n  ${link.url}\n`);
      return;
    }
    const made = await createAdministrator(db, given, new Date());
    if (made.wroteReference) console.log("The database was empty: department and pipeline «پشتیبانی» written.");
    console.log(`Administrator ${made.name} created.\n\n  e-mail    ${made.email}\n  password  ${made.password}\n`);
    console.log(`The password is shown this once. Sign in at ${process.env.KARIZ_URL ?? ""}/login`);
  } finally {
    await db.$disconnect();
  }
}

function wanted(): { email?: string; name?: string; reset?: string; "without-totp"?: boolean } {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ options: { email: text, name: text, reset: text, "without-totp": { type: "boolean" } } }).values;
  } catch (error) {
    throw new Refusal(`${(error as Error).message.split(". ")[0]}. Usage: npm run admin -- --email=you@example.com --name="Your name"`);
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Refusal ? `kariz: ${error.message}` : error);
  process.exitCode = 1;
});
