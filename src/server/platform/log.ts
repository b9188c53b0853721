import pino from "pino";

const secrets = /(\/v1\/)[^/\s"']+(\/)|(\/[ts]\/)[A-Za-z0-9]{16,}/g;

/** Hides provider keys and public link tokens inside any text before it is written (facts.md §1.4, S26). */
export function scrub(text: string): string {
  return text.replace(secrets, (_, key: string | undefined, slash: string | undefined, link: string | undefined) =>
    link ? `${link}[hidden]` : `${key}[hidden]${slash}`,
  );
}

/** Structured log on standard output; JSON, one line an entry. Never pass personal data or note text. */
export const log = pino({
  base: null,
  redact: { paths: ["password", "*.password", "token", "*.token", "code", "*.code", "cookie", "*.cookie"], censor: "[hidden]" },
  serializers: {
    err: (error: unknown) =>
      error instanceof Error ? { name: error.name, message: scrub(error.message), stack: scrub(error.stack ?? "") } : { message: scrub(String(error)) },
  },
});
