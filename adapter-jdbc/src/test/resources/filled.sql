-- A desk with a past: 20,000 customers of one tenant, with enough around them that a plan which reads a whole table shows.
SET search_path = caredesk;
INSERT INTO customer (tenant, id, version, created, updated, updated_order, payload)
    SELECT 'default', 'c' || n, 1, n, n * 10, n, '{}' FROM generate_series(1, 20000) AS s (n);
INSERT INTO request (tenant, id, customer, version, created, created_order, updated, updated_order, deadline, closed, payload)
    SELECT 'default', 'r' || n, 'c' || 1 + n % 20000, 1, n, n, n, n, n * 1000, CASE WHEN n % 10 > 0 THEN n * 1000 END, '{}'
    FROM generate_series(1, 40000) AS s (n);
INSERT INTO activity (tenant, id, version, customer, request, media, conversation, agent, started, commit_order, ended, end_reason, payload)
    SELECT 'default', 'a' || n, 1, CASE WHEN n % 100 > 0 THEN 'c' || 1 + n % 20000 END,
           CASE WHEN n % 100 > 0 THEN 'r' || 1 + n % 40000 END, 'CHAT', TRUE, 'mara', n, n, n, 'ENDED_BY_CHANNEL', '{}'
    FROM generate_series(1, 60000) AS s (n);
INSERT INTO comment (tenant, id, activity, author, at, commit_order, payload)
    SELECT 'default', 'o' || n, 'a' || 1 + n % 60000, 'mara', n, n, '{}' FROM generate_series(1, 60000) AS s (n);
INSERT INTO interaction (tenant, id, channel, name, version, state, began, commit_order, desks, rejected, activity, agent, payload)
    SELECT 'default', 'chat/' || n, 'chat', '' || n, 2, 'TAKEN', n, n, '', '', 'a' || n, 'mara', '{}'
    FROM generate_series(1, 60000) AS s (n);
INSERT INTO message (tenant, id, interaction, at, commit_order, payload)
    SELECT 'default', 'm' || n, 'chat/' || 1 + n % 60000, n, n, '{}' FROM generate_series(1, 60000) AS s (n);
INSERT INTO customer_key (tenant, kind, text, customer)
    SELECT 'default', 'EMAIL', 'c' || n || '@example.org', 'c' || n FROM generate_series(1, 20000) AS s (n);
INSERT INTO term (tenant, term, customer, field, position, shared, updated, updated_order)
    SELECT 'default', CASE f WHEN 0 THEN 'wide' WHEN 1 THEN 'name' || n % 1000 ELSE 'only' || n END, 'c' || n, 'field' || f / 2, f % 2,
           0, n * 10, n
    FROM generate_series(1, 20000) AS s (n), generate_series(0, 2) AS t (f);
INSERT INTO claim (tenant, kind, text, holder_type, holder, agent)
    SELECT 'default', 'EXTERNAL_ID', 'crm' || n, 'CUSTOMER', 'c' || n, 'mara' FROM generate_series(1, 60000) AS s (n);
INSERT INTO draft (tenant, engagement, desk, customer, opened, commit_order, revision, payload)
    SELECT 'default', 'e' || n, 'agent' || n % 1000, 'c' || n, n, n, 1, '{}' FROM generate_series(1, 10000) AS s (n);
INSERT INTO recent (tenant, desk, customer, closed, commit_order)
    SELECT 'default', 'agent' || n % 1000, 'c' || n, n, n FROM generate_series(1, 20000) AS s (n);
-- Lanes that are due, of which others have leased the first, and this process has passed some; that rest, most of them for long; and that
-- are parked. Then a channel of which none is free, and a lane with very many commands.
INSERT INTO lane (tenant, interaction, channel, commit_order, state, due, owner, leased, lease_until, failures, failing_since, rest_until,
                  others_may, passed, parked_order, parked_reason)
    SELECT 'default', 'chat/' || n, 'chat', n,
           CASE WHEN n <= 4000 THEN 'DUE' WHEN n <= 20000 THEN 'RESTING' ELSE 'PARKED' END,
           CASE WHEN n <= 4500 OR n > 20000 THEN n ELSE 8e15 + n END,
           CASE WHEN n <= 50 THEN 'other' END, CASE WHEN n <= 50 THEN n END, CASE WHEN n <= 50 THEN 8e15 + n END,
           CASE WHEN n BETWEEN 51 AND 100 OR n > 4000 THEN 1 ELSE 0 END,
           CASE WHEN n BETWEEN 51 AND 100 OR n > 4000 THEN n END,
           CASE WHEN n BETWEEN 51 AND 100 THEN 8e15 + n WHEN n BETWEEN 4001 AND 4500 THEN n WHEN n > 4500 THEN 8e15 + n END,
           n BETWEEN 51 AND 100, CASE WHEN n BETWEEN 51 AND 100 THEN CHR(10) || 'here' || CHR(10) ELSE '' END,
           CASE WHEN n > 20000 THEN n END, CASE WHEN n > 20000 THEN '{}' END
    FROM generate_series(1, 30000) AS s (n);
INSERT INTO lane (tenant, interaction, channel, commit_order, state, due, owner, leased, lease_until, failures, failing_since, rest_until)
    SELECT 'default', 'offer/' || n, 'offer', n, CASE WHEN n <= 100 THEN 'DUE' ELSE 'RESTING' END,
           CASE WHEN n <= 100 THEN n ELSE 8e15 + n END, CASE WHEN n <= 100 THEN 'other' END, CASE WHEN n <= 100 THEN n END,
           CASE WHEN n <= 100 THEN 8e15 END, CASE WHEN n <= 100 THEN 0 ELSE 1 END, CASE WHEN n > 100 THEN n END,
           CASE WHEN n > 100 THEN 8e15 + n END
    FROM generate_series(1, 9000) AS s (n);
INSERT INTO lane (tenant, interaction, channel, commit_order, state, due) VALUES ('default', 'call/long', 'call', 1, 'DUE', 1);
INSERT INTO command (tenant, interaction, id, commit_order, payload)
    SELECT 'default', interaction, 'first', commit_order, '{}' FROM lane;
INSERT INTO command (tenant, interaction, id, commit_order, payload)
    SELECT 'default', 'call/long', 'k' || n, n, '{}' FROM generate_series(2, 5000) AS s (n);
INSERT INTO journal (tenant, era, txid, commit_order, change_set, actor_kind, actor, at, record_type, record, version, customer, kind,
                     fields, payload)
    SELECT 'default', 1, 1 + n / 200, n, 'x' || n, 'AGENT', 'mara', n, 'CUSTOMER', 'c' || 1 + n % 20000, 2 + n / 20000,
           'c' || 1 + n % 20000, 'CHANGED', 'city', '{}'
    FROM generate_series(1, 60000) AS s (n);
INSERT INTO audit SELECT * FROM journal WHERE commit_order <= 20000;
UPDATE audit SET era = 0;
INSERT INTO change_set (tenant, id, committed_at, answer)
    SELECT 'default', 'x' || n, n, '2 customer/c' || n FROM generate_series(1, 60000) AS s (n);
-- A customer with a long past, an address that many have, and an agent who has closed many: where a page is read whole, it shows.
INSERT INTO customer (tenant, id, version, created, updated, updated_order, payload)
    VALUES ('default', 'long', 1, 1, 1, 1, '{}');
INSERT INTO request (tenant, id, customer, version, created, created_order, updated, updated_order, deadline, closed, payload)
    SELECT 'default', 'long' || n, 'long', 1, n, n, n, n, 9e15, CASE WHEN n % 100 > 0 THEN n END, '{}' FROM generate_series(1, 2000) AS s (n);
INSERT INTO activity (tenant, id, version, customer, request, media, conversation, agent, started, commit_order, ended, end_reason, payload)
    SELECT 'default', 'long' || n, 1, 'long', 'long' || n % 2000, 'CHAT', TRUE, 'mara', n, n, n, 'ENDED_BY_CHANNEL', '{}'
    FROM generate_series(1, 2000) AS s (n);
INSERT INTO comment (tenant, id, activity, author, at, commit_order, payload)
    SELECT 'default', 'long' || n, 'long2000', 'mara', n, n, '{}' FROM generate_series(1, 2000) AS s (n);
-- A call that was written in for long after its state was told.
INSERT INTO interaction (tenant, id, channel, name, version, state, began, commit_order, desks, rejected, activity, agent, payload)
    VALUES ('default', 'call/long', 'call', 'long', 2, 'TAKEN', 1, 70000, '', '', 'long2000', 'mara', '{}');
INSERT INTO message (tenant, id, interaction, at, commit_order, call_state, payload)
    SELECT 'default', 'long' || n, 'call/long', n, n, CASE WHEN n <= 3 THEN 'ANSWERED' END, '{}'
    FROM generate_series(1, 10000) AS s (n);
-- Offers for everyone, and for a desk that is busy or another one; what was missed, and what has not been offered yet.
INSERT INTO interaction (tenant, id, channel, name, version, state, began, commit_order, desks, rejected, payload)
    SELECT 'default', 'offer/' || n, 'offer', '' || n, 1, 'OFFERED', n / 2, 70000 + n,
           CASE WHEN n % 3 > 0 THEN CHR(10) || CASE n % 3 WHEN 1 THEN 'busy' ELSE 'agent' || n % 1000 END || CHR(10) ELSE '' END,
           CASE WHEN n % 2 = 0 THEN CHR(10) || 'picky' || CHR(10) ELSE '' END, '{}'
    FROM generate_series(1, 9000) AS s (n);
INSERT INTO offer (tenant, desk, everyone, began, commit_order, interaction, rejected)
    SELECT tenant, '', desks = '', began, commit_order, id, rejected FROM interaction WHERE state = 'OFFERED';
INSERT INTO offer (tenant, desk, everyone, began, commit_order, interaction, rejected)
    SELECT tenant, REPLACE(desks, CHR(10), ''), FALSE, began, commit_order, id, rejected FROM interaction
    WHERE state = 'OFFERED' AND desks <> '';
INSERT INTO interaction (tenant, id, channel, name, version, state, began, commit_order, desks, rejected, ended, payload)
    SELECT 'default', 'missed/' || n, 'missed', '' || n, 2, CASE WHEN n % 2 = 0 THEN 'MISSED' ELSE 'EARLY' END, n, 80000 + n, '', '',
           CASE WHEN n % 2 = 0 THEN n / 5 END, '{}'
    FROM generate_series(1, 6000) AS s (n);
INSERT INTO customer_key (tenant, kind, text, customer)
    SELECT 'default', 'EMAIL', 'office@example.org', 'c' || n FROM generate_series(1, 2000) AS s (n);
INSERT INTO recent (tenant, desk, customer, closed, commit_order)
    SELECT 'default', 'busy', 'c' || n, n, n FROM generate_series(1, 2000) AS s (n);
-- Another tenant, beside which this one is small.
INSERT INTO customer (tenant, id, version, created, updated, updated_order, payload)
    SELECT 'other', 'c' || n, 1, n, n, n, '{}' FROM generate_series(1, 100000) AS s (n);
INSERT INTO term (tenant, term, customer, field, position, shared, updated, updated_order)
    SELECT 'other', 'name' || n % 100000, 'c' || n, 'field', 0, 0, n, n FROM generate_series(1, 200000) AS s (n);
-- And one that takes almost all that comes.
INSERT INTO interaction (tenant, id, channel, name, version, state, began, commit_order, desks, rejected, activity, agent, ended, payload)
    SELECT 'quick', 'chat/' || n, 'chat', '' || n, 2, CASE WHEN n > 2 THEN 'TAKEN' ELSE 'MISSED' END, n, n, '', '',
           CASE WHEN n > 2 THEN 'a' || n END, CASE WHEN n > 2 THEN 'mara' END, CASE WHEN n <= 2 THEN 5000 END, '{}'
    FROM generate_series(1, 20000) AS s (n);
INSERT INTO settings (tenant, payload) SELECT 'tenant' || n, '{}' FROM generate_series(1, 2000) AS s (n);
