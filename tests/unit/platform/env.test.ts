import { beforeEach, expect, it, vi } from "vitest";

const whole = {
  DATABASE_URL: "postgresql://a@127.0.0.1/kariz",
  KARIZ_S3_BUCKET: "files",
  KARIZ_S3_ENDPOINT: "https://s3.example.com",
  KARIZ_S3_ACCESS_KEY: "AKIA1",
  KARIZ_S3_SECRET_KEY: "hunter2",
};

async function envOf(given: Record<string, string>) {
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  const { env } = await import("@/server/platform/env");
  return env();
}
beforeEach(() => {
  vi.resetModules();
  return () => vi.unstubAllEnvs();
});

it("without a bucket the attachments stay on the disk", async () => {
  expect((await envOf({ DATABASE_URL: whole.DATABASE_URL, KARIZ_S3_REGION: "ir-thr" })).s3).toBeNull();
});

it("a whole setting is a bucket, in us-east-1 unless another region is named", async () => {
  const expected = { bucket: "files", endpoint: "https://s3.example.com", region: "us-east-1", accessKey: "AKIA1", secretKey: "hunter2" };
  expect((await envOf(whole)).s3).toEqual(expected);
});

it("half a setting is one line that names what is missing, and no value", async () => {
  const failure = await envOf({ ...whole, KARIZ_S3_ENDPOINT: "", KARIZ_S3_ACCESS_KEY: "" }).catch((error: Error) => error.message);
  expect(failure).toBe("Environment is not usable: attachments in S3 also need KARIZ_S3_ENDPOINT, KARIZ_S3_ACCESS_KEY");
});

it.each([
  ["an address with a password", { KARIZ_S3_ENDPOINT: "https://me:secret@s3.example.com" }, "KARIZ_S3_ENDPOINT"],
  ["an address of another kind", { KARIZ_S3_ENDPOINT: "s3://hunter2" }, "KARIZ_S3_ENDPOINT"],
  ["a bucket that is a path", { KARIZ_S3_BUCKET: "hunter2/../x" }, "KARIZ_S3_BUCKET"],
])("%s is refused by its name and not repeated", async (_, given, name) => {
  const failure = await envOf({ ...whole, ...given }).catch((error: Error) => error.message);
  expect(failure).toMatch(new RegExp(`^Environment is not usable: ${name}: [^\\n]+$`));
  expect(failure).not.toMatch(/hunter2|me:secret/);
});
