import type { NoteItem, TicketDetail, TimelineItem } from "@/domain/tickets/detail";
import type { Mention } from "@/domain/tickets/mentions";
import { cleanBody } from "@/persian/text";
import type { LocalDraft } from "./draft-store";

export type DraftText = { body: string; portalVisible: boolean; mentions: Mention[] };

const nothing: DraftText = { body: "", portalVisible: false, mentions: [] };

/**
 * What the composer starts with: this browser's text, unless the server has accepted it as it stands and then something happened to it
 * elsewhere (sent from, or written on, another device). When in doubt the local text stays: nothing typed is lost.
 */
export function chooseDraft(
  local: LocalDraft | null,
  server: TicketDetail["draft"],
  timeline: readonly TimelineItem[],
  userId: string,
): DraftText & { isLocal: boolean } {
  const theirs = server ? { body: server.body, portalVisible: server.portalVisible, mentions: server.mentions ?? [] } : nothing;
  if (!local || (local.body.trim() === "" && !local.portalVisible)) return { ...theirs, isLocal: false };
  const ours = { body: local.body, portalVisible: local.portalVisible, mentions: local.mentions };
  if (!local.isSynced) return { ...ours, isLocal: true };
  if (server) return server.body === local.body ? { ...theirs, isLocal: true } : { ...theirs, isLocal: false };
  const text = cleanBody(local.body);
  const wasSent = timeline.some((item): item is NoteItem => item.type === "note" && item.author.id === userId && item.body === text);
  return wasSent ? { ...nothing, isLocal: false } : { ...ours, isLocal: true };
}
