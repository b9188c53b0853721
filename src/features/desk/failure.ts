import { TRPCClientError } from "@trpc/client";
import type { Reason } from "@/domain/errors";
import { desk } from "@/messages/fa/desk";
import { errors } from "@/messages/fa/errors";

export type Failure = {
  /** `offline`: the request may never have arrived; nothing the server said. */
  reason: Reason | "offline";
  sentence: string;
  info: Readonly<Record<string, string | number | boolean | null>>;
  fields: Readonly<Record<string, string>>;
};

type Shape = { reason?: Reason; info?: Failure["info"]; fields?: Failure["fields"] };

/** What went wrong, in words for the person in front of the screen. */
export function failureOf(error: unknown): Failure {
  const data: Shape | undefined = error instanceof TRPCClientError ? error.data : undefined;
  if (data?.reason && data.reason in errors) return { reason: data.reason, sentence: errors[data.reason], info: data.info ?? {}, fields: data.fields ?? {} };
  return { reason: "offline", sentence: desk.offline, info: {}, fields: {} };
}

/** The session has ended: what is typed stays, and signing in again comes back here. */
export function isSignedOut(error: unknown): boolean {
  return failureOf(error).reason === "auth.required";
}
