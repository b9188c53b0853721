import { runSilently, typescript } from "./processes.mjs";

/** Writes the demo data into the database that `env` names; throws with what the seed said when it fails. */
export async function writeDemoData(env) {
  const { code, output } = await runSilently(typescript("prisma/seed.ts", "--size=demo"), env);
  if (code !== 0) throw new Error(`The demo data could not be written:\n${output}`);
}
