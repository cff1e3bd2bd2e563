package dev.caredesk.quickstart;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.caredesk.Caredesk;
import dev.caredesk.Outcome;
import dev.caredesk.RefusalCode;
import dev.caredesk.Subscription;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Conflict;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.Saved;
import dev.caredesk.event.Trimming;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.search.CustomerHit;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.channel.PushHost;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.storage.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The code of docs/guide.md, a method a section. */
final class Guide {

    private Guide() {}

    static Subscription listen(Desk desk, Consumer<String> show) {
        return desk.listen(signal -> {
            if (signal instanceof DeskSignal.OfferCame came) {
                show.accept("offered: " + came.offer().id());
            } else if (signal instanceof DeskSignal.RecordStale stale) {
                show.accept(stale.notice().message(desk.language()));
            } else if (signal instanceof DeskSignal.EngagementChanged changed) {
                desk.engagement(changed.engagement())
                        .toOptional()
                        .ifPresent(work -> show.accept("now: " + work.view().state()));
            }
        });
    }

    static Optional<Engagement> comeBack(Desk desk, String words) {
        List<CustomerHit> found = desk.search(words).orElseThrow().page().items();
        return found.stream()
                .findFirst()
                .map(hit -> desk.reopen(hit.customer().id()).orElseThrow());
    }

    static List<String> violations(Engagement work, String title, Locale language) {
        Outcome<?> edited = work.edit(e -> {
            e.request().title(title);
            e.activity().tag("");
        });
        return edited.refusals().stream()
                .map(refusal -> refusal.code().value() + ": " + refusal.message(language))
                .toList();
    }

    static Outcome<Saved> saveMine(Engagement work) {
        Outcome<Saved> saved = work.save();
        boolean stale =
                saved.refusals().stream().anyMatch(refusal -> refusal.code().equals(RefusalCode.RECORD_STALE));
        if (!stale) {
            return saved;
        }
        EngagementView loaded = work.load().orElseThrow(); // what others changed is here now, my edits still are
        for (Conflict both : loaded.conflicts()) { // with base, mine and theirs: the agent's choice
            work.edit(e -> e.choose(both.record(), both.field(), Edit.Side.MINE))
                    .orElseThrow();
        }
        return work.save();
    }

    static PushChannel answering(Consumer<Command.Reply> chatServer) {
        return PushChannel.of(ChannelId.of("chat"), new PushHost() {
            @Override
            public Receipt reply(Command.Reply reply) { // told until it is confirmed, so go by reply.id()
                chatServer.accept(reply);
                return Receipt.confirmed();
            }
        });
    }

    static JdbcStorage shared(String url) { // as in jdbc:h2:file:./care;WRITE_DELAY=0;AUTO_SERVER=TRUE
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername("sa");
        pool.setAutoCommit(false);
        return JdbcStorage.of(new HikariDataSource(pool));
    }

    static JdbcStorage overPool(DataSource pool, DataSource bells) {
        return JdbcStorage.of(pool, bells, JdbcOptions.DEFAULT);
    }

    static void migrate(DataSource owner) { // when a new version of the SDK is rolled out
        JdbcStorage.migrate(owner, JdbcOptions.DEFAULT);
    }

    static JdbcStorage running(String url, String user, String password) { // at the start of each process
        return JdbcStorage.postgresql(url, user, password, JdbcOptions.DEFAULT.withoutMigration());
    }

    static Caredesk trimmed(Storage storage) {
        return CaredeskBuilder.on(storage)
                .trimming(Trimming.olderThan(Duration.ofDays(90)))
                .start();
    }
}
