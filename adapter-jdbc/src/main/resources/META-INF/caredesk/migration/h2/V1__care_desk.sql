-- The first schema of the care desk, for H2. Words are those of docs/rules.md; "commit_order" is the tenant's number of the
-- commit order (T1). Instants are microseconds since the epoch (docs/adr/0006). The tenant leads every key and index (Z2).
-- Payloads are JSON documents that only the core reads.
-- H2 commits after each statement, and a process may be killed in between: so each can be done again.

-- The database is known by its mark. There is one era, 1; others have more.
CREATE TABLE IF NOT EXISTS era (
    era INTEGER PRIMARY KEY,
    mark VARCHAR NOT NULL
);
INSERT INTO era (era, mark) SELECT 1, SUBSTRING(CAST(RANDOM_UUID() AS VARCHAR), 1, 8)
    WHERE NOT EXISTS (SELECT 1 FROM era);

-- One row per tenant: the counter of the commit order, whose lock queues the commits of the tenant.
CREATE TABLE IF NOT EXISTS tenant (
    tenant VARCHAR PRIMARY KEY,
    last_order BIGINT NOT NULL
);

-- Where the storage finds out at its start that it can commit and roll back.
CREATE TABLE IF NOT EXISTS probe (
    id VARCHAR PRIMARY KEY
);

CREATE TABLE IF NOT EXISTS customer (
    tenant VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    version BIGINT NOT NULL,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    updated_order BIGINT NOT NULL,
    payload CHARACTER LARGE OBJECT NOT NULL,
    PRIMARY KEY (tenant, id)
);

-- "open_deadline" is the one column by which "open" is judged (R7); "activities" counts those in it, so that a journey finds
-- the requests that have none (J1).
CREATE TABLE IF NOT EXISTS request (
    tenant VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    customer VARCHAR NOT NULL,
    version BIGINT NOT NULL,
    created BIGINT NOT NULL,
    created_order BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    updated_order BIGINT NOT NULL,
    deadline BIGINT NOT NULL,
    closed BIGINT,
    activities INTEGER DEFAULT 0 NOT NULL,
    payload CHARACTER LARGE OBJECT NOT NULL,
    open_deadline BIGINT GENERATED ALWAYS AS (CASE WHEN closed IS NULL THEN deadline ELSE -9223372036854775808 END),
    bare BOOLEAN GENERATED ALWAYS AS (activities = 0),
    PRIMARY KEY (tenant, id)
);
CREATE INDEX IF NOT EXISTS request_open ON request (tenant, customer, open_deadline);
CREATE INDEX IF NOT EXISTS request_overdue ON request (tenant, open_deadline);
CREATE INDEX IF NOT EXISTS request_journey ON request (tenant, customer, bare, created DESC, created_order DESC);

CREATE TABLE IF NOT EXISTS activity (
    tenant VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    version BIGINT NOT NULL,
    customer VARCHAR,
    request VARCHAR,
    media VARCHAR NOT NULL,
    conversation BOOLEAN NOT NULL,
    agent VARCHAR NOT NULL,
    started BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    engagement VARCHAR,
    ended BIGINT,
    end_reason VARCHAR,
    failure CHARACTER LARGE OBJECT,
    payload CHARACTER LARGE OBJECT NOT NULL,
    unlinked BOOLEAN GENERATED ALWAYS AS (customer IS NULL AND engagement IS NULL),
    live BOOLEAN GENERATED ALWAYS AS (conversation AND ended IS NULL),
    PRIMARY KEY (tenant, id)
);
CREATE INDEX IF NOT EXISTS activity_journey ON activity (tenant, customer, started DESC, commit_order DESC);
CREATE INDEX IF NOT EXISTS activity_request ON activity (tenant, request, live);
CREATE INDEX IF NOT EXISTS activity_unlinked ON activity (tenant, unlinked, started DESC, commit_order DESC);

CREATE TABLE IF NOT EXISTS comment (
    tenant VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    activity VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    at BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    payload CHARACTER LARGE OBJECT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX IF NOT EXISTS comment_activity ON comment (tenant, activity, at DESC, commit_order DESC);

-- What channels report, from the first word on (X2). "id" is the key of the record, of a long one its beginning and a hash. "state" is
-- EARLY, OFFERED, TAKEN or MISSED. "desks" and "rejected" are ids of agents, each between line feeds. "idle_since" is set for what may be
-- forgotten in time (D8).
CREATE TABLE IF NOT EXISTS interaction (
    tenant VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    channel VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    version BIGINT NOT NULL,
    state VARCHAR NOT NULL,
    began BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    desks VARCHAR NOT NULL,
    rejected VARCHAR NOT NULL,
    activity VARCHAR,
    agent VARCHAR,
    ended BIGINT,
    payload CHARACTER LARGE OBJECT NOT NULL,
    idle_since BIGINT GENERATED ALWAYS AS (CASE state WHEN 'MISSED' THEN ended WHEN 'EARLY' THEN began END),
    PRIMARY KEY (tenant, id)
);
CREATE INDEX IF NOT EXISTS interaction_missed ON interaction (tenant, ended DESC, commit_order DESC);
CREATE INDEX IF NOT EXISTS interaction_idle ON interaction (tenant, idle_since, commit_order);

-- The interactions that wait for an agent (D5): each has a row without a desk, and one for each desk that it is meant for, if it is not
-- for everyone.
CREATE TABLE IF NOT EXISTS offer (
    tenant VARCHAR NOT NULL,
    desk VARCHAR NOT NULL,
    everyone BOOLEAN NOT NULL,
    began BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    interaction VARCHAR NOT NULL,
    rejected VARCHAR NOT NULL,
    PRIMARY KEY (tenant, desk, everyone, began, commit_order)
);
CREATE INDEX IF NOT EXISTS offer_interaction ON offer (tenant, interaction);

-- "interaction" is the id in the table of those; "interaction_key" has the whole key where that is shortened.
CREATE TABLE IF NOT EXISTS message (
    tenant VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    interaction VARCHAR NOT NULL,
    interaction_key VARCHAR,
    at BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    call_state VARCHAR,
    failure CHARACTER LARGE OBJECT,
    payload CHARACTER LARGE OBJECT NOT NULL,
    tells_state BOOLEAN GENERATED ALWAYS AS (call_state IS NOT NULL),
    PRIMARY KEY (tenant, id)
);
CREATE INDEX IF NOT EXISTS message_interaction ON message (tenant, interaction, at, commit_order);
CREATE INDEX IF NOT EXISTS message_state ON message (tenant, interaction, tells_state, at, commit_order);

-- What customers are matched by (C6).
CREATE TABLE IF NOT EXISTS customer_key (
    tenant VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    customer VARCHAR NOT NULL,
    PRIMARY KEY (tenant, kind, text, customer)
);
CREATE INDEX IF NOT EXISTS customer_key_customer ON customer_key (tenant, customer);

-- What customers are searched by (S1), with their last update (docs/adr/0020). "shared" says how many characters a term begins
-- with that the customer's term before it, in their order, has too (docs/adr/0022).
CREATE TABLE IF NOT EXISTS term (
    tenant VARCHAR NOT NULL,
    customer VARCHAR NOT NULL,
    term VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    shared INTEGER NOT NULL,
    updated BIGINT NOT NULL,
    updated_order BIGINT NOT NULL,
    PRIMARY KEY (tenant, customer, term, field, position)
);
CREATE INDEX IF NOT EXISTS term_found ON term (tenant, term, customer, field, position);

CREATE TABLE IF NOT EXISTS claim (
    tenant VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    holder_type VARCHAR NOT NULL,
    holder VARCHAR NOT NULL,
    agent VARCHAR NOT NULL,
    PRIMARY KEY (tenant, kind, text)
);

-- An open engagement with its draft (D1, D6).
CREATE TABLE IF NOT EXISTS draft (
    tenant VARCHAR NOT NULL,
    engagement VARCHAR NOT NULL,
    desk VARCHAR NOT NULL,
    customer VARCHAR,
    opened BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    payload CHARACTER LARGE OBJECT NOT NULL,
    PRIMARY KEY (tenant, engagement)
);
CREATE UNIQUE INDEX IF NOT EXISTS draft_customer ON draft (tenant, desk, customer);
CREATE INDEX IF NOT EXISTS draft_desk ON draft (tenant, desk, opened, commit_order);

CREATE TABLE IF NOT EXISTS recent (
    tenant VARCHAR NOT NULL,
    desk VARCHAR NOT NULL,
    customer VARCHAR NOT NULL,
    closed BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    PRIMARY KEY (tenant, desk, customer)
);
CREATE INDEX IF NOT EXISTS recent_desk ON recent (tenant, desk, commit_order DESC);

-- The commands of an interaction that are not done (X5). "state" is DUE, RESTING or PARKED. "due" is when it became due or, while it rests,
-- when it does; the order in which lanes are leased. "owner" has a lease, whether or not its time is over. "passed" are the processes that
-- could not reach the interaction, each between line feeds, while the rest lasts; for others it is due. "interaction_key" is as with
-- messages.
CREATE TABLE IF NOT EXISTS lane (
    tenant VARCHAR NOT NULL,
    interaction VARCHAR NOT NULL,
    interaction_key VARCHAR,
    channel VARCHAR NOT NULL,
    commit_order BIGINT NOT NULL,
    state VARCHAR NOT NULL,
    due BIGINT NOT NULL,
    owner VARCHAR,
    leased BIGINT,
    lease_until BIGINT,
    failures INTEGER DEFAULT 0 NOT NULL,
    failing_since BIGINT,
    rest_until BIGINT,
    others_may BOOLEAN DEFAULT FALSE NOT NULL,
    passed VARCHAR DEFAULT '' NOT NULL,
    parked_order BIGINT,
    parked_reason CHARACTER LARGE OBJECT,
    PRIMARY KEY (tenant, interaction)
);
CREATE INDEX IF NOT EXISTS lane_due ON lane (tenant, channel, state, due, commit_order);
CREATE INDEX IF NOT EXISTS lane_parked ON lane (tenant, parked_order);

-- What a channel must do (X5), in the lane of its interaction until it is done.
CREATE TABLE IF NOT EXISTS command (
    tenant VARCHAR NOT NULL,
    interaction VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    commit_order BIGINT NOT NULL,
    payload CHARACTER LARGE OBJECT NOT NULL,
    PRIMARY KEY (tenant, interaction, id)
);
CREATE INDEX IF NOT EXISTS command_order ON command (tenant, interaction, commit_order);

-- "era" and "txid" are for databases whose commits do not queue; here they are always the same. "record" is the key of the record, of a
-- long one its beginning and a hash; then "record_key" has it whole.
CREATE TABLE IF NOT EXISTS journal (
    tenant VARCHAR NOT NULL,
    era INTEGER DEFAULT 1 NOT NULL,
    txid BIGINT DEFAULT 0 NOT NULL,
    commit_order BIGINT NOT NULL,
    change_set VARCHAR NOT NULL,
    actor_kind VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    at BIGINT NOT NULL,
    record_type VARCHAR NOT NULL,
    record VARCHAR NOT NULL,
    record_key VARCHAR,
    version BIGINT,
    customer VARCHAR,
    kind VARCHAR NOT NULL,
    fields VARCHAR NOT NULL,
    payload CHARACTER LARGE OBJECT NOT NULL,
    PRIMARY KEY (tenant, era, txid, commit_order)
);
CREATE INDEX IF NOT EXISTS journal_record ON journal (tenant, record_type, record, version);

-- What left the feed by trimming, for the histories of records.
CREATE TABLE IF NOT EXISTS audit (
    tenant VARCHAR NOT NULL,
    era INTEGER NOT NULL,
    txid BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    change_set VARCHAR NOT NULL,
    actor_kind VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    at BIGINT NOT NULL,
    record_type VARCHAR NOT NULL,
    record VARCHAR NOT NULL,
    record_key VARCHAR,
    version BIGINT,
    customer VARCHAR,
    kind VARCHAR NOT NULL,
    fields VARCHAR NOT NULL,
    payload CHARACTER LARGE OBJECT NOT NULL,
    PRIMARY KEY (tenant, era, txid, commit_order)
);
CREATE INDEX IF NOT EXISTS audit_record ON audit (tenant, record_type, record, version);

-- The last entry that left the feed.
CREATE TABLE IF NOT EXISTS trimmed (
    tenant VARCHAR PRIMARY KEY,
    era INTEGER NOT NULL,
    txid BIGINT NOT NULL,
    commit_order BIGINT NOT NULL
);

-- The committed ChangeSets with their answers (E7).
CREATE TABLE IF NOT EXISTS change_set (
    tenant VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    purpose VARCHAR DEFAULT '' NOT NULL,
    committed_at BIGINT NOT NULL,
    answer VARCHAR NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE TABLE IF NOT EXISTS settings (
    tenant VARCHAR PRIMARY KEY,
    payload CHARACTER LARGE OBJECT NOT NULL
);
