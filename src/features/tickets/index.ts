export { activitySentence } from "./activity-sentence";
export { NewOrderDialog, type NewOrderDialogProps } from "./new-order-dialog";
export { NewTicketDialog, type NewTicketDialogProps } from "./new-ticket-dialog";
export { TicketNotFound } from "./ticket-not-found";
export { TicketPage } from "./ticket-page";
export { TicketSheet, type TicketSheetProps } from "./ticket-sheet";
