package dev.caredesk.verification.newcomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project {@code proof/newcomer}, built by a Maven of its own with what the build at hand would publish. All else comes from the local
 * repository of the build, so that nothing is downloaded and nothing is left behind.
 */
@DisplayName("a new project with the testkit")
class NewcomerTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /** Far fewer than the contract has, and far more than none. */
    private static final int MANY = 100;

    private static final String SETTINGS = """
            <settings>
              <mirrors><mirror><id>local</id><mirrorOf>*,!published</mirrorOf><url>%s</url></mirror></mirrors>
              <profiles><profile><id>newcomer</id>
                <repositories><repository><id>published</id><url>%s</url></repository></repositories>
              </profile></profiles>
              <activeProfiles><activeProfile>newcomer</activeProfile></activeProfiles>
            </settings>
            """;

    @TempDir
    Path folder;

    private String poms = "";

    @BeforeEach
    void publish() throws IOException {
        assumeTrue(System.getProperty("build.maven") != null, "only a build by Maven says which Maven it is");
        poms = Files.readString(ROOT.resolve("pom.xml"));
        PublishedModules published =
                new PublishedModules(ROOT, folder.resolve("published"), found("<version>([^<]+)</version>"));
        published.parent();
        published.bom();
        published.module("sdk-api", "caredesk-api");
        published.module("sdk-testkit", "caredesk-testkit");
        published.module("adapter-inmemory", "caredesk-inmemory");
        Files.writeString(
                folder.resolve("settings.xml"),
                SETTINGS.formatted(
                        Path.of(System.getProperty("build.repository")).toUri(),
                        published.folder().toUri()));
        copy(ROOT.resolve("proof/newcomer"), folder.resolve("shop"));
    }

    @Test
    @DisplayName("runs an inherited contract, though its pom has only the BOM")
    void runsContractWithBom() throws IOException, InterruptedException {
        assertThat(testsOf(folder.resolve("shop"))).isGreaterThan(MANY);
    }

    @Test
    @Tag("longer")
    @DisplayName("runs an inherited contract where its pom says the version and imports nothing")
    void runsContractWithVersion() throws IOException, InterruptedException {
        Path pom = folder.resolve("shop/pom.xml");
        String without = Files.readString(pom)
                .replaceFirst("(?s)<dependencyManagement>.*</dependencyManagement>", "")
                .replaceAll("(<artifactId>caredesk-\\w+</artifactId>)", "$1<version>\\${caredesk.version}</version>");
        Files.writeString(pom, without);

        assertThat(testsOf(folder.resolve("shop"))).isGreaterThan(MANY);
    }

    private int testsOf(Path project) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process maven = maven(project).redirectOutput(said.toFile()).start();
        assertThat(maven.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(maven.exitValue()).as(Files.readString(said)).isZero();
        String report = Files.readString(project.resolve("target/surefire-reports/shop.OurStorageTest.txt"));
        return Integer.parseInt(found("Tests run: (\\d+)", report));
    }

    private ProcessBuilder maven(Path project) {
        ProcessBuilder maven = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("build.maven"), "bin", "mvn")
                                        .toString(),
                                "-B",
                                "--lax-checksums",
                                "-s",
                                folder.resolve("settings.xml").toString(),
                                "-Dmaven.repo.local=" + folder.resolve("local"),
                                "-Dcaredesk.version=" + found("<version>([^<]+)</version>"),
                                "test"),
                        Stream.of("compiler", "resources", "surefire").map(this::pinned))
                .toList());
        maven.directory(project.toFile()).redirectErrorStream(true);
        maven.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return maven;
    }

    /** The version that this build has of a plugin, which is in its local repository. */
    private String pinned(String plugin) {
        String artifact = "maven-" + plugin + "-plugin";
        return "-D" + artifact + ".version="
                + found("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)</version>");
    }

    private String found(String pattern) {
        return found(pattern, poms);
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(from)) {
            all = files.filter(file -> !from.relativize(file).startsWith("target"))
                    .toList();
        }
        for (Path file : all) {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
    }
}
