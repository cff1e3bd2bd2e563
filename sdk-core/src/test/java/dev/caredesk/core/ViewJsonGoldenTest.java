package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.core.codec.JsonShapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.ObjectWriter;

/**
 * How each record looks as JSON, kept in files that are read back for ever. A changed shape gets a new file beside the old one,
 * {@code Edit.AddTag.2.json}. With {@code -Dgolden.write} missing files are written.
 */
class ViewJsonGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final ViewJson JSON = ViewJson.create();
    private static final ObjectWriter PRETTY = JsonShapes.wireMapper().writerWithDefaultPrettyPrinter();

    static List<Named<Object>> samples() {
        return Samples.all().stream()
                .map(sample -> Named.of(SdkData.name(sample.getClass()), sample))
                .toList();
    }

    static List<Path> files() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files.sorted().toList();
        }
    }

    @Test
    void everyRecordHasASample() {
        assertThat(Samples.all().stream().<Class<?>>map(Object::getClass).toList())
                .containsExactlyInAnyOrderElementsOf(SdkData.records());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isWrittenAsTheNewestFileSays(Object sample) throws IOException {
        // Without a language there are no messages, which may be worded better any day.
        String written = PRETTY.writeValueAsString(sample);
        Path file = newest(SdkData.name(sample.getClass()));
        if (Boolean.getBoolean("golden.write") && !Files.exists(file)) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, written + "\n");
        }
        String golden = Files.readString(file);

        assertThat(written).isEqualTo(golden.strip());
        assertThat(ReadBack.read(JSON, golden, sample.getClass())).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsReadForEver(Path file) throws IOException {
        String name = file.getFileName().toString().replaceFirst("(\\.\\d+)?\\.json$", "");
        Class<?> type = SdkData.records().stream()
                .filter(each -> SdkData.name(each).equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(ReadBack.read(JSON, Files.readString(file), type)).isInstanceOf(type);
    }

    private static Path newest(String name) {
        Path newest = GOLDEN.resolve(name + ".json");
        for (int n = 2; Files.exists(GOLDEN.resolve(name + "." + n + ".json")); n++) {
            newest = GOLDEN.resolve(name + "." + n + ".json");
        }
        return newest;
    }
}
