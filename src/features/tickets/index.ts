export { forgetDrafts } from "./draft-store";
export { NewTicketDialog, type NewTicketDialogProps } from "./new-ticket-dialog";
export { TicketSheet, type TicketSheetProps } from "./ticket-sheet";
