// Another web process, as far as the event stream goes: hears on its own connection and prints what a member of staff would hear.
import { Hub } from "@/server/live/hub";
import { connect } from "@/server/platform/db";

const url = process.env.DATABASE_URL ?? "";
const [sessionId = "", userId = ""] = process.argv.slice(2);
const hub = new Hub(connect(url, 2), url);
await hub.start();
const open = () => hub.open({ kind: "agent", userId, role: "AGENT", name: "", sessionId }, { last: null, since: null });
let line = await open();
// A busy machine may need a second try for the connection; a browser comes back likewise.
while (!line.isOpen) {
  await new Promise((resolve) => setTimeout(resolve, 200));
  line = await open();
}
for await (const bytes of line.body) process.stdout.write(bytes);
