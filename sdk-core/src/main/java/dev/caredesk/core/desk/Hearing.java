package dev.caredesk.core.desk;

import dev.caredesk.StorageException;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.tenant.Pump;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.core.tenant.Trouble;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells engagements that there is news of their records (N1, X3). One whose read fails holds up no other and is told again later;
 * the feed has gone on by then.
 */
final class Hearing {

    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration MOST_REST = Duration.ofSeconds(30);

    private final TenantScope scope;
    private final Map<Session, News> untold = new ConcurrentHashMap<>();
    private final Pump pump;
    private final Trouble trouble;

    /** @param said whether something was said, which no record shows */
    private record News(Workspace workspace, boolean said) {

        News and(News other) {
            return new News(workspace, said || other.said);
        }
    }

    Hearing(TenantScope scope) {
        this.scope = scope;
        this.pump = new Pump(scope.background(), "news for desks", this::tellAgain);
        this.trouble = new Trouble(scope.background(), "news for desks", FIRST_REST, MOST_REST);
    }

    void hear(Workspace workspace, Session session, boolean said) {
        News news = untold.merge(session, new News(workspace, said), News::and);
        if (tell(session, news).isPresent()) {
            pump.wake();
        }
    }

    private void tellAgain() {
        Optional<StorageException> failure = untold.entrySet().stream()
                .flatMap(each -> tell(each.getKey(), each.getValue()).stream())
                .reduce((first, last) -> last);
        failure.ifPresentOrElse(last -> pump.rest(trouble.failed(last)), trouble::over);
    }

    /** What it failed with, if it has to be told again. */
    private Optional<StorageException> tell(Session session, News news) {
        try {
            session.alone(() -> refresh(session, news));
        } catch (StorageException failure) {
            return Optional.of(failure);
        } catch (RuntimeException failure) {
            scope.background().problem("news for a desk", failure);
        }
        boolean unused = untold.remove(session, news);
        return Optional.empty();
    }

    private Session refresh(Session session, News news) {
        Work before = session.work();
        session.refresh();
        session.shown().calls(new Reading(scope).calls(session.work()));
        if (news.said() && before.equals(session.work())) {
            news.workspace().changed(session);
        }
        return session;
    }
}
