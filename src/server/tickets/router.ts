import { z } from "zod";
import {
  AddNoteInput,
  CloseTicketInput,
  CreateTicketInput,
  EditTicketInput,
  ReopenTicketInput,
  SaveDraftInput,
  TicketNumberInput,
} from "@/domain/tickets/schema";
import { agentProcedure, router } from "@/server/platform/trpc";
import { addNote } from "./commands/add-note";
import { closeTicket, reopenTicket } from "./commands/close-ticket";
import { createTicket } from "./commands/create-ticket";
import { editTicket } from "./commands/edit-ticket";
import { markRead } from "./commands/mark-read";
import { saveDraft } from "./commands/save-draft";
import { takeBackNote } from "./commands/take-back-note";
import { getTicket } from "./queries";

export const ticketsRouter = router({
  get: agentProcedure.input(TicketNumberInput).query(({ ctx, input }) => getTicket(ctx, input.number)),
  create: agentProcedure.input(CreateTicketInput).mutation(({ ctx, input }) => createTicket(ctx, input)),
  edit: agentProcedure.input(EditTicketInput).mutation(({ ctx, input }) => editTicket(ctx, input)),
  addNote: agentProcedure.input(AddNoteInput).mutation(({ ctx, input }) => addNote(ctx, input)),
  takeBackNote: agentProcedure.input(z.object({ noteId: z.uuid() }).strict()).mutation(({ ctx, input }) => takeBackNote(ctx, input)),
  close: agentProcedure.input(CloseTicketInput).mutation(({ ctx, input }) => closeTicket(ctx, input)),
  reopen: agentProcedure.input(ReopenTicketInput).mutation(({ ctx, input }) => reopenTicket(ctx, input)),
  saveDraft: agentProcedure.input(SaveDraftInput).mutation(({ ctx, input }) => saveDraft(ctx, input)),
  markRead: agentProcedure.input(z.object({ ticketId: z.uuid() }).strict()).mutation(({ ctx, input }) => markRead(ctx, input)),
});
