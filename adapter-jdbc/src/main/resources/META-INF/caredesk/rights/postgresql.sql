-- The rights of a role that runs Caredesk and can't change its schema (docs/scaling.md, "Two roles"). To be run by the role that
-- migrates, after each migration, with the names of your own for the schema caredesk and the role caredesk_runner. A test runs all
-- that the SDK does with these rights, and shows that each is used.

GRANT USAGE ON SCHEMA caredesk TO caredesk_runner;
GRANT EXECUTE ON FUNCTION caredesk.newest_era() TO caredesk_runner;
GRANT USAGE, SELECT ON SEQUENCE caredesk.commit_number TO caredesk_runner;

-- Read at each start, to see that the schema is that of the jar.
GRANT SELECT ON caredesk.caredesk_schema_history TO caredesk_runner;

-- What is written once. A new era begins at the first start after a restore.
GRANT SELECT, INSERT ON caredesk.era, caredesk.change_set, caredesk.comment TO caredesk_runner;

-- What changes, and is never deleted.
GRANT SELECT, INSERT, UPDATE ON caredesk.customer, caredesk.request, caredesk.activity, caredesk.recent, caredesk.settings
    TO caredesk_runner;

-- What is gone when it is no longer so: an open engagement, a key of a customer, a claim, an offer, what a channel must do.
GRANT SELECT, INSERT, UPDATE, DELETE ON caredesk.draft, caredesk.term, caredesk.claim, caredesk.lane TO caredesk_runner;
GRANT SELECT, INSERT, DELETE ON caredesk.customer_key, caredesk.offer, caredesk.command, caredesk.probe TO caredesk_runner;

-- What is deleted of interactions and messages is what nobody took in time (D8).
GRANT SELECT, INSERT, UPDATE, DELETE ON caredesk.interaction, caredesk.message TO caredesk_runner;

-- The journal is never changed. What is deleted of it, and of the audit, is what trimming lets go; without trimming, SELECT and
-- INSERT on the journal and SELECT on the other two are enough.
GRANT SELECT, INSERT, DELETE ON caredesk.journal, caredesk.audit, caredesk.trimmed TO caredesk_runner;
