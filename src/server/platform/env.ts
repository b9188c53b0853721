import { z } from "zod";

const Flag = z.enum(["0", "1"]).transform((v) => v === "1");
const HttpUrl = z.url({ protocol: /^https?$/ });

const S3 = z.object({
  KARIZ_S3_BUCKET: z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{1,62}$/, "must be the name of a bucket"),
  KARIZ_S3_ENDPOINT: HttpUrl.refine((url) => new URL(url).password === "", "must not hold a password"),
  KARIZ_S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/i, "must be the name of a region")
    .default("us-east-1"),
  KARIZ_S3_ACCESS_KEY: z.string().min(1),
  KARIZ_S3_SECRET_KEY: z.string().min(1),
});
/** Without one of these there is no S3; KARIZ_S3_REGION has a default. */
const S3_NAMES = ["KARIZ_S3_BUCKET", "KARIZ_S3_ENDPOINT", "KARIZ_S3_ACCESS_KEY", "KARIZ_S3_SECRET_KEY"] as const;

/** The bucket that holds the attachments (issue 3 §5). */
export type S3Settings = { bucket: string; endpoint: string; region: string; accessKey: string; secretKey: string };

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

export type Environment = z.infer<typeof Env> & { publicUrl: string; trustedProxies: number; s3: S3Settings | null };

let cached: Environment | undefined;

/**
 * The validated environment (contract.md). Throws one clear line for all bad values; a value itself is never repeated, since it may
 * be a secret.
 */
export function env(): Environment {
  if (cached) return cached;
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = Env.safeParse(given);
  if (!parsed.success) throw unusable(parsed.error);
  const publicUrl = (parsed.data.KARIZ_URL ?? `http://localhost:${parsed.data.PORT}`).replace(/\/$/, "");
  // We speak plain HTTP, so an https address means that somebody stands in front of us.
  const trustedProxies = parsed.data.KARIZ_TRUSTED_PROXIES ?? (publicUrl.startsWith("https://") ? 1 : 0);
  cached = { ...parsed.data, publicUrl, trustedProxies, s3: s3Of(given) };
  return cached;
}

/** All of S3 or none of it: half a setting must not quietly put files somewhere else. */
function s3Of(given: Record<string, string | undefined>): S3Settings | null {
  const missing = S3_NAMES.filter((name) => given[name] === undefined);
  if (missing.length === S3_NAMES.length) return null;
  if (missing.length > 0) throw new Error(`Environment is not usable: attachments in S3 also need ${missing.join(", ")}`);
  const parsed = S3.safeParse(given);
  if (!parsed.success) throw unusable(parsed.error);
  const { KARIZ_S3_BUCKET, KARIZ_S3_ENDPOINT, KARIZ_S3_REGION, KARIZ_S3_ACCESS_KEY, KARIZ_S3_SECRET_KEY } = parsed.data;
  return {
    bucket: KARIZ_S3_BUCKET,
    endpoint: KARIZ_S3_ENDPOINT,
    region: KARIZ_S3_REGION,
    accessKey: KARIZ_S3_ACCESS_KEY,
    secretKey: KARIZ_S3_SECRET_KEY,
  };
}

function unusable(error: z.ZodError): Error {
  return new Error(`Environment is not usable: ${error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ")}`);
}

/** Where the build lies; another place than `.next` only in tests and benchmarks. */
export function distDirectory(): string {
  return process.env.KARIZ_DIST ?? ".next";
}
