import { z } from "zod";

const Flag = z.enum(["0", "1"]).transform((v) => v === "1");
const HttpUrl = z.url({ protocol: /^https?$/ });

const Env = z.object({
  NODE_ENV: z.string().default("development"),
  PORT: z.coerce.number().int().min(1).max(65_534).default(3000),
  KARIZ_URL: HttpUrl.optional(),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgresql://"),
  KARIZ_DATA_DIR: z.string().default(".kariz"),
  KARIZ_DEMO: Flag.default(false),
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  KAVENEGAR_API_KEY: z.string().min(1).optional(),
  KAVENEGAR_SENDER: z.string().min(1).optional(),
  KAVENEGAR_BASE_URL: HttpUrl.optional(),
  KARIZ_ROLE: z.enum(["all", "web", "worker"]).default("all"),
  KARIZ_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).optional(),
  KARIZ_DB_POOL: z.coerce.number().int().min(1).max(100).default(10),
});

export type Environment = z.infer<typeof Env> & { publicUrl: string; trustedProxies: number };

let cached: Environment | undefined;

/**
 * The validated environment (contract.md). Throws one clear line for all bad values; a value itself is never repeated, since it may
 * be a secret.
 */
export function env(): Environment {
  if (cached) return cached;
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = Env.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
    throw new Error(`Environment is not usable: ${faults}`);
  }
  const publicUrl = (parsed.data.KARIZ_URL ?? `http://localhost:${parsed.data.PORT}`).replace(/\/$/, "");
  // We speak plain HTTP, so an https address means that somebody stands in front of us.
  const trustedProxies = parsed.data.KARIZ_TRUSTED_PROXIES ?? (publicUrl.startsWith("https://") ? 1 : 0);
  cached = { ...parsed.data, publicUrl, trustedProxies };
  return cached;
}
