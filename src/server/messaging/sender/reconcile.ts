import type { SentMessage } from "../gateway";
import type { Claimed } from "./claim";
import type { SenderParts } from "./sender";

type Earlier = Pick<SentMessage, "messageId" | "status">;

const BEFORE_SECONDS = 120;
const DAY_SECONDS = 86_000;

/**
 * What became of a try whose answer was lost: the message as the provider has it, null when it has none and the same localid may be
 * sent again, "unknowable" for a lookup that cannot be found again (facts.md §1.5).
 */
export async function findEarlierSend(parts: SenderParts, row: Claimed): Promise<Earlier | null | "unknowable"> {
  if (!row.isLookup) {
    const [found] = await parts.gateway.statusByLocalId([row.id]);
    return found?.messageId ? { messageId: found.messageId, status: found.status } : null;
  }
  const from = Math.floor(row.firstTriedAt.getTime() / 1000) - BEFORE_SECONDS;
  const until = Math.min(Math.ceil(parts.now().getTime() / 1000) + BEFORE_SECONDS, from + DAY_SECONDS);
  const seen = await parts.gateway.statusByReceptor({ receptor: row.phone, from, to: until });
  const known = await parts.db.smsMessage.findMany({
    where: { providerId: { in: seen.map((message) => BigInt(message.messageId)) } },
    select: { providerId: true },
  });
  const ours = new Set(known.map((message) => String(message.providerId)));
  const stranger = seen.filter((message) => !ours.has(message.messageId)).at(-1);
  return stranger ? { messageId: stranger.messageId, status: stranger.status } : "unknowable";
}
