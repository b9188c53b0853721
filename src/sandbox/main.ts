import { join } from "node:path";
import { Sandbox } from "./sandbox";

function portFrom(text: string | undefined, fallback: number): number {
  const port = Number(text ?? fallback);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  console.error(`SMS sandbox: "${text}" is not a port`);
  process.exit(1);
}

const { env } = process;
const productPort = portFrom(env.PORT || undefined, 3000);
const port = portFrom(env.KARIZ_SANDBOX_PORT || undefined, productPort + 1);
const webhookBase = env.KARIZ_SANDBOX_WEBHOOK_URL;

const sandbox = await Sandbox.start({
  port,
  siteUrl: env.KARIZ_URL || `http://localhost:${productPort}`,
  file: join(env.KARIZ_DATA_DIR || ".kariz", "sandbox.json"),
  settings: {
    ...(env.KAVENEGAR_SENDER ? { lines: [env.KAVENEGAR_SENDER, "10004346", "2000660110"], defaultSender: env.KAVENEGAR_SENDER } : {}),
    ...(webhookBase ? { webhooks: { deliveryUrl: `${webhookBase}/delivery`, inboundUrl: `${webhookBase}/inbound` } } : {}),
  },
}).catch((error: NodeJS.ErrnoException) => {
  console.error(error.code === "EADDRINUSE" ? `SMS sandbox: port ${port} is in use` : `SMS sandbox: ${error.message}`);
  process.exit(1);
});
console.log(`SMS sandbox: http://localhost:${sandbox.port}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
