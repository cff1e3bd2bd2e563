package dev.caredesk.email.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

class SafeHtmlPropertyTest {

    private static final Set<String> FORBIDDEN = Set.of(
            "script",
            "style",
            "form",
            "input",
            "button",
            "iframe",
            "object",
            "embed",
            "svg",
            "math",
            "link",
            "meta",
            "base",
            "template",
            "noscript",
            "textarea",
            "select",
            "video",
            "audio",
            "source");

    @Property(tries = 500)
    void nothingHarmfulIsLeftAndASecondRoundChangesNothing(@ForAll("nasty") String raw) {
        SafeHtml safe = SafeHtml.of(raw);

        assertThat(SafeHtml.of(safe.html()).html()).isEqualTo(safe.html());
        for (Element element : Jsoup.parse(safe.html()).body().getAllElements()) {
            assertThat(FORBIDDEN).doesNotContain(element.normalName());
            for (Attribute attribute : element.attributes()) {
                assertHarmless(element, attribute);
            }
        }
    }

    private static void assertHarmless(Element element, Attribute attribute) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        assertThat(name).doesNotStartWith("on").isNotIn("style", "srcset", "background", "action", "target", "id");
        if (name.equals("href")) {
            assertThat(attribute.getValue().toLowerCase(Locale.ROOT)).matches("(?s)(https?:|mailto:).*");
            assertThat(element.attr("rel")).isEqualTo("noopener noreferrer nofollow");
        }
        if (name.equals("src")) {
            assertThat(attribute.getValue().toLowerCase(Locale.ROOT)).startsWith("cid:");
        }
    }

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.oneOf(tag(), closing(), text()).list().ofMaxSize(14).map(pieces -> String.join("", pieces));
    }

    private static Arbitrary<String> tag() {
        return Combinators.combine(name(), attribute().list().ofMaxSize(3), Arbitraries.of(">", " >", "/>", "", "<"))
                .as((name, attributes, end) -> "<" + name + String.join("", attributes) + end);
    }

    private static Arbitrary<String> closing() {
        return name().map(name -> "</" + name + ">");
    }

    private static Arbitrary<String> name() {
        return Arbitraries.of(
                "p",
                "a",
                "A",
                "b",
                "img",
                "image",
                "div",
                "table",
                "td",
                "tr",
                "ul",
                "li",
                "pre",
                "script",
                "style",
                "form",
                "iframe",
                "svg",
                "math",
                "mtext",
                "mglyph",
                "foreignObject",
                "title",
                "textarea",
                "noscript",
                "template",
                "select",
                "option",
                "xmp",
                "plaintext",
                "noembed",
                "!--",
                "![CDATA[",
                "a/b",
                "\0p",
                "h1",
                "blockquote",
                "br",
                "body",
                "html",
                "head",
                "base",
                "meta",
                "object",
                "caption",
                "col");
    }

    private static Arbitrary<String> attribute() {
        Arbitrary<String> name = Arbitraries.of(
                "href",
                "src",
                "onclick",
                "ONLOAD",
                "style",
                "rel",
                "srcset",
                "xlink:href",
                "id",
                "name",
                "cite",
                "background",
                "alt",
                "title",
                "class",
                "/onerror",
                "\nonfocus",
                "target",
                "width",
                "action");
        Arbitrary<String> value = Arbitraries.of(
                "javascript:x()",
                "JAVA\tSCRIPT:x()",
                "&#106;avascript:x()",
                " javascript:x()",
                "\u0001javascript:x()",
                "data:text/html,x",
                "vbscript:x",
                "http://x/",
                "https://x/?a=\"b",
                "//x/y",
                "mailto:a@b",
                "cid:a",
                "cid:",
                "cid:\"onload=x",
                "http:javascript:x()",
                "x",
                "--><script>x</script>",
                "'\"><img src=x onerror=x()>");
        return Combinators.combine(name, value, Arbitraries.of("\"", "'", "", "`"))
                .as((n, v, quote) -> " " + n + "=" + quote + v + quote);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.of("a", "<", "&lt;script&gt;", "&#0;", "&#xD800;", "-->", "]]>", "\0", "\uD800", "\u00A0"),
                Arbitraries.strings().ofMaxLength(6));
    }
}
