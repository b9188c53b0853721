import { Client } from "pg";

/** What arrives on a PostgreSQL channel while a test runs. `heard` grows; `stop` waits for what is on its way, then hangs up. */
export async function listenTo(url: string, channel: string): Promise<{ heard: string[]; stop: () => Promise<string[]> }> {
  const client = new Client({ connectionString: url });
  const heard: string[] = [];
  await client.connect();
  client.on("notification", (message) => heard.push(message.payload ?? ""));
  await client.query(`LISTEN ${channel}`);
  const stop = async () => {
    await client.query("SELECT 1");
    await client.end();
    return heard;
  };
  return { heard, stop };
}
