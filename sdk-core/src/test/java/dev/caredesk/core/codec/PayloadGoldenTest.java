package dev.caredesk.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.StorageException;
import dev.caredesk.core.codec.PayloadSamples.Sample;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.storage.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How each kind of payload document looks in a storage, in files that are read back for ever. The number in a file's name is the
 * format of the document; a further format gets files beside the old ones. With {@code -Dgolden.write} missing files are written.
 */
@DisplayName("payload documents")
class PayloadGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/payload");

    static List<Sample> samples() {
        return PayloadSamples.all();
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList();
        }
    }

    @Test
    @DisplayName("each kind of document and each kind of command has a sample")
    void eachKindHasASample() {
        Set<String> kinds =
                samples().stream().map(sample -> kind(sample.name())).collect(Collectors.toSet());
        assertThat(kinds).isEqualTo(documents());
        assertThat(samples())
                .extracting(Sample::name)
                .containsAll(Arrays.stream(Command.class.getPermittedSubclasses())
                        .map(command -> "Command." + command.getSimpleName())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("a document is written as the file of its format says, and read to an equal value")
    void writesAsFileSays(Sample sample) throws IOException {
        Path file = GOLDEN.resolve(sample.name() + "." + PayloadDocuments.FORMAT + ".json");
        if (Boolean.getBoolean("golden.write") && !Files.exists(file)) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, sample.written().json() + "\n");
        }
        String golden = Files.readString(file).strip();

        assertThat(sample.written().json())
                .isEqualTo(golden)
                .startsWith("{\"format\":" + PayloadDocuments.FORMAT + ",");
        assertThat(sample.read().apply(new Payload(golden))).isEqualTo(sample.value());
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("every file of every format is read for ever")
    void readForEver(Path file) throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.\\d+\\.json$", "");
        Sample sample = samples().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(sample.read().apply(new Payload(Files.readString(file)))).hasSameClassAs(sample.value());
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("a document of a later format is a broken storage, named without its content")
    void refusesLaterFormat(Sample sample) {
        int later = PayloadDocuments.FORMAT + 1;
        String json =
                sample.written().json().replaceFirst("\"format\":" + PayloadDocuments.FORMAT, "\"format\":" + later);

        assertThatThrownBy(() -> sample.read().apply(new Payload(json)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("format " + later)
                .hasMessageContaining("up to " + PayloadDocuments.FORMAT);
    }

    /** The shapes that name their format: each is the whole of a document. */
    private static Set<String> documents() {
        return Stream.of(PayloadDocuments.class, DraftDocuments.class)
                .flatMap(shapes -> Arrays.stream(shapes.getDeclaredClasses()))
                .filter(shape -> shape.isRecord()
                        && shape.getRecordComponents()[0].getName().equals("format"))
                .map(shape -> shape.getSimpleName().replaceFirst("Doc$", ""))
                .collect(Collectors.toSet());
    }

    private static String kind(String name) {
        return name.replaceFirst("\\..*", "");
    }
}
