/** READER may look at everything that an agent sees, and change nothing (A17). */
export type Role = "ADMIN" | "SUPERVISOR" | "AGENT" | "READER";

/** Who is acting. Found out at the door (session, link token or job), never taken from input. */
export type Actor =
  | { readonly kind: "agent"; readonly userId: string; readonly role: Role; readonly name: string; readonly sessionId: string }
  | { readonly kind: "customer"; readonly customerId: string; readonly sessionId: string }
  | { readonly kind: "link"; readonly linkId: string; readonly purpose: "ticket" | "survey"; readonly ticketId: string; readonly customerId: string }
  | { readonly kind: "system"; readonly job: string }
  | { readonly kind: "anonymous" };

export type ActorKind = Actor["kind"];
