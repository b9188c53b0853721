import { AppError } from "@/domain/errors";
import type { TemplateKey } from "@/domain/messaging/template";
import { UNDO_MS } from "@/domain/tickets/public-from";
import type { Tx } from "@/server/platform/db";
import type { Reaction } from "@/server/platform/reactions";
import { cancelQueued, queueSms } from "./outbox";

// All of these run in the transaction of what caused them and only write rows (facts.md R1). Messages to a ticket's customer wait for
// ten seconds: what is taken back in that time is never sent, and what happens together goes out as one.

const aboutTheStage: readonly TemplateKey[] = ["stageEntered", "waiting", "closed"];

const afterUndo = (now: Date): Date => new Date(now.getTime() + UNDO_MS);

/** A ticket was filed: its customer gets its number (R10), in other words when a colleague filed it (D27). Imports stay silent. */
export const confirmToCustomer: Reaction = async ({ tx, ctx, fact }) => {
  if (fact.event !== "ticket.created" || fact.data.channel === "IMPORT") return;
  const isStaff = ctx.actor.kind === "agent";
  const stage = await stageWords(tx, fact.ticketId, fact.data.stageId);
  if (stage.isOrder) return tellOrderStage(tx, { ticketId: fact.ticketId, stageId: fact.data.stageId, stage, now: ctx.now });
  await queueSms(tx, {
    template: isStaff ? "agentOpened" : "received",
    ticketId: fact.ticketId,
    now: ctx.now,
    notBefore: isStaff ? afterUndo(ctx.now) : ctx.now,
  });
};

/** A public note of ours: the customer gets a link to it (D22), not before the note itself is public. A ticket's opening words come with the message that it was filed. */
export const tellCustomer: Reaction = async ({ tx, ctx, fact }) => {
  if (fact.event !== "note.added" || !fact.data.portalVisible || fact.data.by === "CUSTOMER" || fact.data.isOpening) return;
  const note = await tx.note.findUnique({
    where: { id: fact.data.noteId },
    select: { publicAt: true },
  });
  await queueSms(tx, { template: "publicReply", ticketId: fact.ticketId, noteId: fact.data.noteId, now: ctx.now, notBefore: note?.publicAt ?? ctx.now });
};

/** A card came into another stage: what was to be said of the former one is not true any more; the new one may have something to say. */
export const tellStage: Reaction = async ({ tx, ctx, fact }) => {
  if (fact.event !== "card.moved" && fact.event !== "ticket.reopened") return;
  const { fromStageId, toStageId } = fact.data;
  if (fromStageId === toStageId) return;
  const stage = await stageWords(tx, fact.ticketId, toStageId);
  if (stage.hasQueued) await cancelQueued(tx, { ticketId: fact.ticketId, templates: aboutTheStage }, ctx.now);
  const isUndo = fact.event === "card.moved" && fact.data.undoes !== undefined;
  if (stage.isOrder) return isUndo ? undefined : tellOrderStage(tx, { ticketId: fact.ticketId, stageId: toStageId, stage, now: ctx.now });
  if (isUndo || stage.kind === "CLOSED") return;
  const template = stage.hasTemplate ? "stageEntered" : stage.kind === "WAITING" ? "waiting" : null;
  if (template)
    await queueSms(tx, {
      template,
      ticketId: fact.ticketId,
      stageId: template === "stageEntered" ? toStageId : null,
      now: ctx.now,
      notBefore: afterUndo(ctx.now),
    });
};

/** A ticket was closed, by the button or by dragging (R10); a customer who closed it knows. */
export const tellClosed: Reaction = async ({ tx, ctx, fact }) => {
  if (ctx.actor.kind === "customer" || ctx.actor.kind === "link") return;
  if (fact.event === "ticket.closed" || fact.event === "card.moved") {
    const { toStageId } = fact.data;
    const stage = await stageWords(tx, fact.ticketId, toStageId);
    // A dragged order has been told of by `tellStage`; one closed by its button has not.
    if (stage.isOrder)
      return fact.event === "card.moved" ? undefined : tellOrderStage(tx, { ticketId: fact.ticketId, stageId: toStageId, stage, now: ctx.now });
  }
  await queueSms(tx, { template: "closed", ticketId: fact.ticketId, now: ctx.now, notBefore: afterUndo(ctx.now) });
};

/** A public note was taken back: its message goes with it. When that one is no longer only ours, nothing is taken back at all. */
export const takeBack: Reaction = async ({ tx, ctx, fact }) => {
  if (fact.event !== "note.taken_back") return;
  await cancelQueued(tx, { noteId: fact.data.noteId }, ctx.now);
  const left = await tx.smsMessage.count({ where: { noteId: fact.data.noteId, state: { not: "CANCELLED" } } });
  if (left > 0) throw new AppError("RULE_VIOLATION", "note.already_public");
};

/** An order came into a stage: its customer hears of it when a text was written for that stage and the stage has a public face. */
async function tellOrderStage(tx: Tx, given: { ticketId: string; stageId: string; stage: StageWords; now: Date }): Promise<void> {
  const { ticketId, stageId, stage, now } = given;
  if (stage.hasTemplate && stage.isPortalVisible) await queueSms(tx, { template: "stageEntered", ticketId, stageId, now, notBefore: afterUndo(now) });
}

type StageWords = { kind: string; isOrder: boolean; isPortalVisible: boolean; hasTemplate: boolean; hasQueued: boolean };

async function stageWords(tx: Tx, ticketId: string, stageId: string): Promise<StageWords> {
  const [row] = await tx.$queryRaw<StageWords[]>`
    SELECT s."kind"::text AS "kind", p."kind" = 'ORDER' AS "isOrder", s."isPortalVisible", EXISTS (SELECT 1 FROM "SmsTemplate" m WHERE m."stageId" = s."id" AND m."isOn") AS "hasTemplate",
      EXISTS (SELECT 1 FROM "SmsMessage" q WHERE q."ticketId" = ${ticketId}::uuid AND q."state" = 'QUEUED') AS "hasQueued"
    FROM "Stage" s JOIN "Pipeline" p ON p."id" = s."pipelineId" WHERE s."id" = ${stageId}::uuid`;
  return row ?? { kind: "", isOrder: false, isPortalVisible: false, hasTemplate: false, hasQueued: false };
}
