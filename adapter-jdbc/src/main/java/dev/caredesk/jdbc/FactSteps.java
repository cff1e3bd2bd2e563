package dev.caredesk.jdbc;

import dev.caredesk.RecordType;
import dev.caredesk.jdbc.Step.Expects;
import dev.caredesk.jdbc.Steps.Numbered;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import java.util.List;

/** The statements for facts that raise no version: ends, holds, and then touches (docs/adr/0007). */
final class FactSteps {
    // Each touch has its instant many times; the deadline that it gives comes computed.
    private static final String TOUCH = "UPDATE #request r SET"
            + " updated = CASE WHEN ? AND updated <= ? THEN ? ELSE updated END,"
            + " updated_order = CASE WHEN ? AND updated <= ? THEN @ ELSE updated_order END,"
            + " closes_at = CASE WHEN EXISTS (SELECT 1 FROM #activity a"
            + " WHERE a.tenant = r.tenant AND a.request = r.id AND a.live) THEN CAST(? AS BIGINT)"
            + " WHEN closes_at = ? THEN CASE WHEN updated > ? THEN updated + ? ELSE ? END"
            + " WHEN ? AND updated <= ? THEN ? ELSE closes_at END"
            + " WHERE r.tenant = ? AND r.id = ? AND open_until > ?";

    private final ChangeSet changes;
    private final Steps steps;

    FactSteps(ChangeSet changes, Steps steps) {
        this.changes = changes;
        this.steps = steps;
    }

    void add() {
        ends();
        holds();
        List<Numbered<Touch>> touches = Steps.sorted(
                steps.numbered(changes.touches()),
                touch -> touch.item().request().value());
        there(touches);
        touches(touches, false, Expects.ONE_CHANGED);
        touches(touches, true, Expects.ANYTHING);
    }

    private void ends() {
        steps.step(
                "UPDATE #activity SET ended = ?, end_reason = ? WHERE tenant = ? AND id = ? AND ended IS NULL",
                Expects.ONE_CHANGED,
                Steps.rows(
                        Steps.sorted(changes.ends(), end -> end.activity().value()),
                        end -> List.of(end.end().at(), end.end().reason(), changes.tenant(), end.activity())));
    }

    private void holds() {
        steps.step(
                "UPDATE #activity SET engagement = ? WHERE tenant = ? AND id = ?",
                Expects.ONE_CHANGED,
                Steps.rows(
                        Steps.sorted(changes.holds(), hold -> hold.activity().value()),
                        hold -> List.of(hold.engagement(), changes.tenant(), hold.activity())));
    }

    /** A touch that a closed request may ignore (M3) still needs the request. */
    private void there(List<Numbered<Touch>> touches) {
        steps.step(
                RequireSteps.exists(RecordType.REQUEST, " FOR UPDATE"),
                Expects.FOUND,
                Steps.rows(
                        touches.stream().filter(touch -> touch.item().ifOpen()).toList(),
                        touch -> List.of(changes.tenant(), touch.item().request())));
    }

    private void touches(List<Numbered<Touch>> touches, boolean ifOpen, Expects expects) {
        steps.step(
                TOUCH,
                expects,
                Steps.rows(
                        touches.stream()
                                .filter(touch -> touch.item().ifOpen() == ifOpen)
                                .toList(),
                        touch -> row(touch.item(), touch.order())));
    }

    private List<Object> row(Touch touch, long order) {
        var at = touch.at();
        var deadline = at.plus(touch.delay());
        boolean update = touch.update();
        return List.of(
                update,
                at,
                at,
                update,
                at,
                order,
                StoredRequest.NEVER,
                StoredRequest.NEVER,
                at,
                touch.delay(),
                deadline,
                update,
                at,
                deadline,
                changes.tenant(),
                touch.request(),
                changes.at());
    }
}
