/** Ports for the servers of the browser tests, so that two runs on one machine do not meet. */
import net from "node:net";

/** What tools/e2e-server.mjs prints when every stack answers. */
export const READY = "kariz: the servers of the browser tests are ready";

// Below what systems hand out by themselves, above what people choose.
const [FROM, TO] = [15_000, 31_000];

/** `count` even ports, each free together with the next one (the SMS sandbox). */
export async function freePorts(count) {
  const found = [];
  const begin = FROM + 2 * Math.floor((Math.random() * (TO - FROM)) / 2);
  for (let step = 0; step < TO - FROM && found.length < count; step += 2) {
    const port = FROM + ((begin - FROM + step) % (TO - FROM));
    if ((await isFree(port)) && (await isFree(port + 1))) found.push(port);
  }
  if (found.length < count) throw new Error(`No free ports from ${FROM} to ${TO} for the browser tests`);
  return found;
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer().once("error", () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}
