package dev.caredesk.jdbc;

import dev.caredesk.RecordType;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.jdbc.RecordWrites.As;
import dev.caredesk.jdbc.Step.Expects;
import dev.caredesk.jdbc.Steps.Numbered;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.EndWrite;
import dev.caredesk.spi.storage.Hold;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statements for facts that raise no version: ends, holds, and then touches (docs/adr/0007). */
final class FactSteps {
    // Each touch has its instant many times; the deadline that it gives comes computed.
    private static final String TOUCH = "activities = activities + ?,"
            + " updated = CASE WHEN ? AND updated <= ? THEN ? ELSE updated END,"
            + " updated_order = CASE WHEN ? AND updated <= ? THEN @ ELSE updated_order END,"
            + " closes_at = CASE WHEN EXISTS (SELECT 1 FROM #activity a"
            + " WHERE a.tenant = r.tenant AND a.request = r.id AND a.live) THEN CAST(? AS BIGINT)"
            + " WHEN closes_at = ? THEN CASE WHEN updated > ? THEN updated + ? ELSE ? END"
            + " WHEN ? AND updated <= ? THEN ? ELSE closes_at END"
            + " WHERE r.tenant = ? AND r.id = ? AND open_until > ?";

    private static final String TOUCH_ONLY = "UPDATE #request r SET " + TOUCH;
    private static final String CHANGE_TOO =
            "UPDATE #request r SET customer = ?, version = ?, created = ?, payload = ?, " + TOUCH + " AND version = ?";

    private final ChangeSet changes;
    private final Touched touched;
    private final Steps steps;

    FactSteps(ChangeSet changes, Touched touched, Steps steps) {
        this.changes = changes;
        this.touched = touched;
        this.steps = steps;
    }

    void add() {
        ends();
        holds();
        List<Numbered<Touch>> touches = Steps.sorted(
                steps.numbered(changes.touches()),
                touch -> touch.item().request().value());
        there(touches);
        touches.stream().filter(touch -> !touch.item().ifOpen()).forEach(this::touch);
        touchesIfOpen(touches);
    }

    /** What ends, and where it also leaves its engagement, as a close has it: that takes one statement. */
    private record Ending(EndWrite end, Optional<Hold> hold) {}

    private void ends() {
        Map<ActivityId, Hold> holds = changes.holds().stream()
                .collect(Collectors.toMap(Hold::activity, Function.identity(), (one, other) -> other));
        List<Ending> endings = Steps.sorted(
                changes.ends().stream()
                        .map(end -> new Ending(end, Optional.ofNullable(holds.get(end.activity()))))
                        .toList(),
                ending -> ending.end().activity().value());
        steps.step(
                "UPDATE #activity SET ended = ?, end_reason = ? WHERE tenant = ? AND id = ? AND ended IS NULL",
                Expects.ONE_CHANGED,
                Steps.rows(
                        endings.stream()
                                .filter(ending -> ending.hold().isEmpty())
                                .toList(),
                        this::row));
        steps.step(
                "UPDATE #activity SET engagement = ?, ended = ?, end_reason = ? WHERE tenant = ? AND id = ? AND ended IS NULL",
                Expects.ONE_CHANGED,
                endings.stream()
                        .flatMap(ending -> ending.hold().stream().map(hold -> {
                            List<Object> row = new ArrayList<>(row(ending));
                            row.add(0, hold.engagement());
                            return row;
                        }))
                        .toList());
    }

    private List<Object> row(Ending ending) {
        EndWrite end = ending.end();
        return List.of(end.end().at(), end.end().reason(), changes.tenant(), end.activity());
    }

    private void holds() {
        Set<ActivityId> ended = changes.ends().stream().map(EndWrite::activity).collect(Collectors.toSet());
        steps.step(
                "UPDATE #activity SET engagement = ? WHERE tenant = ? AND id = ?",
                Expects.ONE_CHANGED,
                Steps.rows(
                        Steps.sorted(
                                changes.holds().stream()
                                        .filter(hold -> !ended.contains(hold.activity()))
                                        .toList(),
                                hold -> hold.activity().value()),
                        hold -> List.of(hold.engagement(), changes.tenant(), hold.activity())));
    }

    /** A touch that a closed request may ignore (M3) still needs the request. */
    private void there(List<Numbered<Touch>> touches) {
        steps.step(
                RequireSteps.exists(RecordType.REQUEST, ""),
                Expects.FOUND,
                Steps.rows(
                        touches.stream().filter(touch -> touch.item().ifOpen()).toList(),
                        touch -> List.of(changes.tenant(), touch.item().request())));
    }

    private void touch(Numbered<Touch> touch) {
        RequestId request = touch.item().request();
        List<Object> row = row(touch.item(), touch.order(), touched.takeJoining(request));
        touched.takeChange(request)
                .ifPresentOrElse(
                        write -> steps.step(CHANGE_TOO, Expects.ONE_CHANGED, List.of(row(write, row))),
                        () -> steps.step(TOUCH_ONLY, Expects.ONE_CHANGED, List.of(row)));
    }

    private static List<Object> row(As<StoredRequest> write, List<Object> touch) {
        StoredRequest request = write.record();
        List<Object> row =
                new ArrayList<>(List.of(request.customer(), request.version(), request.created(), request.payload()));
        row.addAll(touch);
        row.add(write.base());
        return row;
    }

    private void touchesIfOpen(List<Numbered<Touch>> touches) {
        steps.step(
                TOUCH_ONLY,
                Expects.ANYTHING,
                Steps.rows(
                        touches.stream().filter(touch -> touch.item().ifOpen()).toList(),
                        touch -> row(touch.item(), touch.order(), 0)));
    }

    private List<Object> row(Touch touch, long order, long joining) {
        var at = touch.at();
        var deadline = at.plus(touch.delay());
        boolean update = touch.update();
        return List.of(
                joining,
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
