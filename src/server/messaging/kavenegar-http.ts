import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { GatewayError } from "./kavenegar-error";

/** Posts a form and gives the status and text of the answer, whatever they are; rejects with a GatewayError when there is none. */
export type PostForm = (url: string, form: string, timeoutMs: number) => Promise<{ status: number; text: string }>;

const maxBytes = 1_000_000;

/**
 * A POST on a connection of its own, so that we know whether the request can have reached the provider: an error before
 * the (secured) connection stood is "not sent", any later one is "unknown".
 * Not `fetch`: that turns the provider's code 407, which is also its HTTP status, into a network error, and it cannot
 * tell a time-out while connecting from one while waiting. Redirects are not followed: they would carry the key along.
 */
export const postForm: PostForm = async (url, form, timeoutMs) => {
  const secure = url.startsWith("https:");
  const signal = AbortSignal.timeout(timeoutMs);
  let connected = false;
  try {
    const request = (secure ? httpsRequest : httpRequest)(url, {
      method: "POST",
      agent: false,
      signal,
      headers: {
        accept: "application/json",
        "content-type": "application/x-www-form-urlencoded; charset=utf-8",
        "content-length": Buffer.byteLength(form),
      },
    });
    request.once("socket", (socket) => {
      socket.once(secure ? "secureConnect" : "connect", () => {
        connected = true;
      });
    });
    const response = await answerTo(request, form);
    return { status: response.statusCode ?? 0, text: await readLimited(response) };
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    if (!connected) throw new GatewayError({ class: "transient", requestSent: false, reason: "unreachable" });
    throw new GatewayError({ class: "unknown", requestSent: true, reason: signal.aborted ? "noAnswer" : "connectionLost" });
  }
};

function answerTo(request: ClientRequest, form: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Stays attached: a reset after the answer began is also reported here.
    request.on("error", reject);
    request.once("response", resolve);
    request.end(form);
  });
}

async function readLimited(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Leaving the loop destroys the response.
    if (bytes > maxBytes) throw new GatewayError({ class: "unknown", requestSent: true, reason: "answerTooLarge" });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
