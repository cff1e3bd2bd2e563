-- The first schema of the care desk, for PostgreSQL 15 and later. Words are those of docs/rules.md; "commit_order" is the
-- number of the commit order (T1). Texts compare by code points, whatever the database is set to. Instants are
-- microseconds since the epoch (docs/adr/0006). The tenant leads every key and index of tables with data of tenants (Z2), but for
-- "journal_txid", which is asked about the whole database.
-- Payloads are JSON documents that only the core reads.

-- The database is known by its mark, also after it was restored somewhere else; there a new era of transaction ids begins
-- (docs/adr/0017).
CREATE TABLE era (
    era INTEGER PRIMARY KEY,
    mark TEXT COLLATE "C" NOT NULL
);
INSERT INTO era (era, mark) VALUES (1, SUBSTRING(CAST(gen_random_uuid() AS TEXT), 1, 8));
CREATE FUNCTION newest_era() RETURNS INTEGER LANGUAGE SQL STABLE
BEGIN ATOMIC
    SELECT MAX(e.era) FROM era e;
END;

-- A number for each commit; what a commit writes is numbered from it (docs/adr/0017).
CREATE SEQUENCE commit_number;

-- Where the storage finds out at its start that it can commit and roll back.
CREATE TABLE probe (
    id TEXT COLLATE "C" PRIMARY KEY
);

CREATE TABLE customer (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    updated_order BIGINT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
);

-- "open_deadline" is the one column by which "open" is judged (R7); "activities" counts those in it, so that a journey finds
-- the requests that have none (J1).
CREATE TABLE request (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    customer TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    created BIGINT NOT NULL,
    created_order BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    updated_order BIGINT NOT NULL,
    deadline BIGINT NOT NULL,
    closed BIGINT,
    activities INTEGER DEFAULT 0 NOT NULL,
    payload TEXT NOT NULL,
    open_deadline BIGINT GENERATED ALWAYS AS (CASE WHEN closed IS NULL THEN deadline ELSE -9223372036854775808 END) STORED,
    bare BOOLEAN GENERATED ALWAYS AS (activities = 0) STORED,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX request_open ON request (tenant, customer, open_deadline);
CREATE INDEX request_overdue ON request (tenant, open_deadline, id);
CREATE INDEX request_journey ON request (tenant, customer, bare, created DESC, created_order DESC);

CREATE TABLE activity (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    customer TEXT COLLATE "C",
    request TEXT COLLATE "C",
    media TEXT COLLATE "C" NOT NULL,
    conversation BOOLEAN NOT NULL,
    agent TEXT COLLATE "C" NOT NULL,
    started BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    engagement TEXT COLLATE "C",
    ended BIGINT,
    end_reason TEXT COLLATE "C",
    failure TEXT,
    payload TEXT NOT NULL,
    unlinked BOOLEAN GENERATED ALWAYS AS (customer IS NULL AND engagement IS NULL) STORED,
    live BOOLEAN GENERATED ALWAYS AS (conversation AND ended IS NULL) STORED,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX activity_journey ON activity (tenant, customer, started DESC, commit_order DESC);
CREATE INDEX activity_request ON activity (tenant, request, live);
CREATE INDEX activity_unlinked ON activity (tenant, unlinked, started DESC, commit_order DESC);

CREATE TABLE comment (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    activity TEXT COLLATE "C" NOT NULL,
    author TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX comment_activity ON comment (tenant, activity, at DESC, commit_order DESC);

-- What channels report, from the first word on (X2). "id" is the key of the record, of a long one its beginning and a hash, since an
-- entry of an index has room for 2,704 bytes. "state" is EARLY, OFFERED, TAKEN or MISSED. "desks" and "rejected" are ids of agents, each
-- between line feeds. "idle_since" is set for what may be forgotten in time (D8). To take an offer changes no column that an index has or
-- names in its condition, and finds room on the page of the row: so no index is written.
CREATE TABLE interaction (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    began BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    desks TEXT COLLATE "C" NOT NULL,
    rejected TEXT COLLATE "C" NOT NULL,
    activity TEXT COLLATE "C",
    agent TEXT COLLATE "C",
    ended BIGINT,
    payload TEXT NOT NULL,
    idle_since BIGINT GENERATED ALWAYS AS (CASE state WHEN 'MISSED' THEN ended WHEN 'EARLY' THEN began END) STORED,
    PRIMARY KEY (tenant, id)
) WITH (fillfactor = 80);
CREATE INDEX interaction_missed ON interaction (tenant, ended DESC, commit_order DESC) WHERE ended IS NOT NULL;
CREATE INDEX interaction_idle ON interaction (tenant, idle_since, commit_order) WHERE idle_since IS NOT NULL;

-- The interactions that wait for an agent (D5): each has a row without a desk, and one for each desk that it is meant for, if it is not
-- for everyone.
CREATE TABLE offer (
    tenant TEXT COLLATE "C" NOT NULL,
    desk TEXT COLLATE "C" NOT NULL,
    everyone BOOLEAN NOT NULL,
    began BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    interaction TEXT COLLATE "C" NOT NULL,
    rejected TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, desk, everyone, began, commit_order)
);
CREATE INDEX offer_interaction ON offer (tenant, interaction);

-- "interaction" is the id in the table of those; "interaction_key" has the whole key where that is shortened.
CREATE TABLE message (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    interaction TEXT COLLATE "C" NOT NULL,
    interaction_key TEXT COLLATE "C",
    at BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    call_state TEXT COLLATE "C",
    failure TEXT,
    payload TEXT NOT NULL,
    tells_state BOOLEAN GENERATED ALWAYS AS (call_state IS NOT NULL) STORED,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX message_interaction ON message (tenant, interaction, at, commit_order);
CREATE INDEX message_state ON message (tenant, interaction, tells_state, at, commit_order) WHERE tells_state;

-- What customers are matched by (C6).
CREATE TABLE customer_key (
    tenant TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    customer TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, kind, text, customer)
);
CREATE INDEX customer_key_customer ON customer_key (tenant, customer);

-- What customers are searched by (S1), with their last update, so that hits are counted and ordered from the index alone
-- (docs/adr/0020). "shared" says how many characters a term begins with that the customer's term before it, in their order, has too:
-- of a customer's terms that begin with a prefix, the first one alone shares less than that (docs/adr/0022). What autovacuum has not
-- visited costs a search a look at the table each, so it comes after a fiftieth has changed, and not after a fifth.
CREATE TABLE term (
    tenant TEXT COLLATE "C" NOT NULL,
    customer TEXT COLLATE "C" NOT NULL,
    term TEXT COLLATE "C" NOT NULL,
    field TEXT COLLATE "C" NOT NULL,
    position INTEGER NOT NULL,
    shared INTEGER NOT NULL,
    updated BIGINT NOT NULL,
    updated_order BIGINT NOT NULL,
    PRIMARY KEY (tenant, customer, term, field, position)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
CREATE INDEX term_found ON term (tenant, term) INCLUDE (shared, updated, updated_order, customer, field, position);

CREATE TABLE claim (
    tenant TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    holder_type TEXT COLLATE "C" NOT NULL,
    holder TEXT COLLATE "C" NOT NULL,
    agent TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, kind, text)
);

-- An open engagement with its draft (D1, D6).
CREATE TABLE draft (
    tenant TEXT COLLATE "C" NOT NULL,
    engagement TEXT COLLATE "C" NOT NULL,
    desk TEXT COLLATE "C" NOT NULL,
    customer TEXT COLLATE "C",
    opened BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (tenant, engagement)
);
CREATE UNIQUE INDEX draft_customer ON draft (tenant, desk, customer);
CREATE INDEX draft_desk ON draft (tenant, desk, opened, commit_order);

CREATE TABLE recent (
    tenant TEXT COLLATE "C" NOT NULL,
    desk TEXT COLLATE "C" NOT NULL,
    customer TEXT COLLATE "C" NOT NULL,
    closed BIGINT NOT NULL,
    commit_order BIGINT NOT NULL,
    PRIMARY KEY (tenant, desk, customer)
);
CREATE INDEX recent_desk ON recent (tenant, desk, commit_order DESC);

-- The commands of an interaction that are not done (X5). "state" is DUE, RESTING or PARKED. "due" is when it became due or, while it rests,
-- when it does; the order in which lanes are leased. "owner" has a lease, whether or not its time is over. "passed" are the processes that
-- could not reach the interaction, each between line feeds, while the rest lasts; for others it is due. "interaction_key" is as with
-- messages. To lease a lane changes no column that an index has, and finds room on the page of the row: so no index is written.
CREATE TABLE lane (
    tenant TEXT COLLATE "C" NOT NULL,
    interaction TEXT COLLATE "C" NOT NULL,
    interaction_key TEXT COLLATE "C",
    channel TEXT COLLATE "C" NOT NULL,
    commit_order BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    due BIGINT NOT NULL,
    owner TEXT COLLATE "C",
    leased BIGINT,
    lease_until BIGINT,
    failures INTEGER DEFAULT 0 NOT NULL,
    failing_since BIGINT,
    rest_until BIGINT,
    others_may BOOLEAN DEFAULT FALSE NOT NULL,
    passed TEXT COLLATE "C" DEFAULT '' NOT NULL,
    parked_order BIGINT,
    parked_reason TEXT,
    PRIMARY KEY (tenant, interaction)
) WITH (fillfactor = 50);
CREATE INDEX lane_due ON lane (tenant, channel, state, due, commit_order);
CREATE INDEX lane_parked ON lane (tenant, parked_order) WHERE parked_order IS NOT NULL;

-- What a channel must do (X5), in the lane of its interaction until it is done.
CREATE TABLE command (
    tenant TEXT COLLATE "C" NOT NULL,
    interaction TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    commit_order BIGINT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (tenant, interaction, id)
);
CREATE INDEX command_order ON command (tenant, interaction, commit_order);

-- In the order of (era, txid, commit_order), and below the oldest transaction that still runs, no entry can come in front of one that was
-- read (docs/adr/0017). "record" is the key of the record, of a long one its beginning and a hash; then "record_key" has it whole.
CREATE TABLE journal (
    tenant TEXT COLLATE "C" NOT NULL,
    era INTEGER DEFAULT newest_era() NOT NULL,
    txid BIGINT DEFAULT CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT) NOT NULL,
    commit_order BIGINT NOT NULL,
    change_set TEXT COLLATE "C" NOT NULL,
    actor_kind TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    record_type TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    record_key TEXT COLLATE "C",
    version BIGINT,
    customer TEXT COLLATE "C",
    kind TEXT COLLATE "C" NOT NULL,
    fields TEXT COLLATE "C" NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (tenant, era, txid, commit_order)
);
-- By which a start finds out whether the database was restored; it takes next to no room.
CREATE INDEX journal_txid ON journal USING brin (txid);
CREATE INDEX journal_record ON journal (tenant, record_type, record, version);

-- What left the feed by trimming, for the histories of records.
CREATE TABLE audit (
    LIKE journal,
    PRIMARY KEY (tenant, era, txid, commit_order)
);
CREATE INDEX audit_record ON audit (tenant, record_type, record, version);

-- The last entry that left the feed.
CREATE TABLE trimmed (
    tenant TEXT COLLATE "C" PRIMARY KEY,
    era INTEGER NOT NULL,
    txid BIGINT NOT NULL,
    commit_order BIGINT NOT NULL
);

-- The committed ChangeSets with their answers (E7).
CREATE TABLE change_set (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    purpose TEXT COLLATE "C" DEFAULT '' NOT NULL,
    committed_at BIGINT NOT NULL,
    answer TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE TABLE settings (
    tenant TEXT COLLATE "C" PRIMARY KEY,
    payload TEXT NOT NULL
);
