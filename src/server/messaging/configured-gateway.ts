import { env } from "@/server/platform/env";
import { createKavenegarGateway, type SmsGateway } from "./gateway";

/** The line of a fresh sandbox account. */
const SANDBOX_LINE = "10004346";

export type GatewayChoice = { gateway: SmsGateway; isSandbox: boolean; line: string | null; inboundLine: string };

/**
 * The gateway that the environment asks for: the provider with a key, else the sandbox on the port after ours (contract.md).
 * @throws GatewayError for an address that is neither HTTPS nor loopback
 */
export function configuredGateway(): GatewayChoice {
  const { KAVENEGAR_API_KEY: apiKey, KAVENEGAR_BASE_URL: baseUrl, KAVENEGAR_SENDER: sender, PORT } = env();
  const line = sender ?? null;
  const gateway = createKavenegarGateway(apiKey ? { apiKey, baseUrl } : { apiKey: "sandbox", baseUrl: baseUrl ?? `http://127.0.0.1:${PORT + 1}` });
  return { gateway, isSandbox: !apiKey, line, inboundLine: line ?? (apiKey ? "" : SANDBOX_LINE) };
}
