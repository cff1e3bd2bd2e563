package dev.caredesk.verification.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The reports of the tests of one module in one build: the files that were written since it began. */
record TestReports(List<Path> files) {

    private static final Set<String> NOT_PASSED = Set.of("failure", "error", "skipped");

    /** The reports of a module; files of an earlier build are left out. */
    static TestReports of(Path module, long since) {
        Path folder = module.resolve("target/surefire-reports");
        if (!Files.isDirectory(folder)) {
            return new TestReports(List.of());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new TestReports(
                    files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                            .filter(file -> file.toFile().lastModified() >= since)
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many tests passed under each rule's id. */
    Map<String, Integer> passed() {
        Map<String, Integer> passed = new TreeMap<>();
        for (Path file : files) {
            for (Element test : tests(file)) {
                if (isPassed(test)) {
                    RuleList.idOf(test.getAttribute("name")).ifPresent(id -> passed.merge(id, 1, Integer::sum));
                }
            }
        }
        return passed;
    }

    private static boolean isPassed(Element test) {
        NodeList children = test.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .map(Node::getNodeName)
                .noneMatch(NOT_PASSED::contains);
    }

    private static List<Element> tests(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            NodeList nodes = factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("testcase");
            List<Element> tests = new ArrayList<>();
            for (int index = 0; index < nodes.getLength(); index++) {
                tests.add((Element) nodes.item(index));
            }
            return tests;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the report " + file.getFileName() + " can't be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
