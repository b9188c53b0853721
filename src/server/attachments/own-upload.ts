import type { Actor } from "@/domain/actor";

/** The files that this actor has sent and nobody else may use; matches nothing for those who cannot send any. */
export function uploadedBy(actor: Actor) {
  switch (actor.kind) {
    case "agent":
      return { uploadedByUserId: actor.userId };
    case "customer":
      return { uploadedByCustomerId: actor.customerId };
    case "link":
      return { uploadedByLinkId: actor.linkId };
    default:
      return { id: "00000000-0000-0000-0000-000000000000" };
  }
}
