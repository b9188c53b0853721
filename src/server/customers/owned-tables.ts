/**
 * Every column that points at a customer: what merging two records has to move, and erasing or exporting one has to look through.
 * A test compares this list with the database, so a new table cannot be forgotten.
 */
export const customerColumns = [
  { table: "Activity", column: "actorCustomerId" },
  { table: "CallLog", column: "customerId" },
  { table: "CustomerEmail", column: "customerId" },
  { table: "CustomerFact", column: "customerId" },
  { table: "CustomerNote", column: "customerId" },
  { table: "CustomerPhone", column: "customerId" },
  { table: "LinkToken", column: "customerId" },
  { table: "Note", column: "authorCustomerId" },
  { table: "Session", column: "customerId" },
  { table: "SmsMessage", column: "customerId" },
  { table: "SurveyInvitation", column: "customerId" },
  { table: "Ticket", column: "customerId" },
] as const;
