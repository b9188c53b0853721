-- What is a new answer to a customer is told from when they last looked.
ALTER TABLE "Ticket" ADD COLUMN "customerReadAt" TIMESTAMPTZ(3);
