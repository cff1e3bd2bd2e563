package dev.caredesk.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.RecentEntry;
import dev.caredesk.jdbc.JdbcStorage;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the embedding of the README")
class EmbeddingTest {

    @Test
    @DisplayName("what it saved is in its file")
    void saves(@TempDir Path folder) {
        Embedding.embed(folder.resolve("care"));

        try (var again =
                CaredeskBuilder.on(JdbcStorage.h2(folder.resolve("care"))).start()) {
            Desk desk = again.desk(AgentId.of("mara"));
            assertThat(desk.view().open()).isEmpty();
            RecentEntry recent = desk.view().recent().get(0);
            assertThat(recent.displayName()).isEqualTo("Ada");
            assertThat(desk.reopen(recent.customer())
                            .orElseThrow()
                            .view()
                            .journey()
                            .items())
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.request().orElseThrow().title()).isEqualTo("Router drops at night");
                        assertThat(entry.activity().orElseThrow().tags()).containsExactly(new Tag("router"));
                    });
        }
    }
}
