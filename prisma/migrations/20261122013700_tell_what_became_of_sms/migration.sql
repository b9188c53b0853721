-- Open cards hear what became of their SMS, whichever of the many places wrote it; nothing is kept of it (docs/adr/0019-one-event-stream.md).
CREATE FUNCTION tell_sms_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('kariz_card', json_build_object('ticketId', NEW."ticketId")::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER "SmsMessage_tell_state" AFTER UPDATE OF "state" ON "SmsMessage" FOR EACH ROW
  WHEN (NEW."ticketId" IS NOT NULL AND NEW."state" IS DISTINCT FROM OLD."state" AND NEW."state" <> 'SENDING') EXECUTE FUNCTION tell_sms_state();
