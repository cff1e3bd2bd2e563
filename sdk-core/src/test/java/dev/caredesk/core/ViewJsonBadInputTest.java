package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.WrongCallException;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.Question;
import dev.caredesk.desk.RecentEntry;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.desk.UnsavedChange;
import dev.caredesk.testkit.arbitrary.AnyText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewJsonBadInputTest {

    private static final ViewJson JSON = ViewJson.create();

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
        {"type":"AddTag","record":"SECRET","tag":"x","colour":"SECRET"} # Edit as JSON at colour: there is no such property
        {"type":"AddTag","record":"SECRET"} # Edit as JSON at tag: a value is missing
        {"type":"AddTag","record":"SECRET","tag":null} # Edit as JSON at tag: a value is missing
        {"type":"AddTag","record":"SECRET","tag":12} # Edit as JSON at tag: a value of another kind is needed
        {"type":"AddTag","record":"SECRET","tag":true} # Edit as JSON at tag: a value of another kind is needed
        {"type":"AddTag","record":"SECRET","tag":["SECRET"]} # Edit as JSON at tag: a value of another kind is needed
        {"type":"AddTag","record":17,"tag":"SECRET"} # Edit as JSON at record: a value of another kind is needed
        {"type":"AddTag","record":" SECRET","tag":"x"} # Edit as JSON at record: activity id must not begin or end with white space
        {"type":"Cancel","record":"SECRET"} # Edit as JSON at record: record id must begin with a known kind, such as customer/
        {"type":"Cancel","record":"secret/SECRET"} # Edit as JSON at record: record id must begin with a known kind, such as customer/
        {"type":"Choose","record":"customer/c","field":"city","side":"SECRET"} # Edit as JSON at side: a value of another kind is needed
        {"type":"Choose","record":"customer/c","field":"city","side":0} # Edit as JSON at side: a value of another kind is needed
        {"type":"SetField","record":"customer/c","field":"","value":"SECRET"} # Edit as JSON at field: field name must not be blank
        {"type":"SECRET","record":"SECRET"} # Edit as JSON: the type is missing or unknown
        {"record":"SECRET"} # Edit as JSON: the type is missing or unknown
        {"type":"AddTag","type":"AddTag","record":"a","tag":"SECRET"} # Edit as JSON: it is malformed
        {"type":"AddTag","tag":"SECRET","tag":"SECRET"} # Edit as JSON: it is malformed
        {"type":"AddTag","record":"SECRET" # Edit as JSON: it is malformed
        SECRET # Edit as JSON: it is malformed
        {} {} # Edit as JSON: the type is missing or unknown
        "SECRET" # Edit as JSON: the type is missing or unknown
        null # Edit as JSON: a value is missing
        """)
    void aBadEditIsAWrongCallThatSaysWhere(String json, String message) {
        assertThatThrownBy(() -> JSON.read(json, Edit.class))
                .isInstanceOf(WrongCallException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void aBadEditAmongOthersIsNamedByItsPlace() {
        String json = """
            [{"type":"AddTag","record":"a1","tag":"x"},{"type":"AddTag","record":"a1","tag":{}}]\
            """;
        assertThatThrownBy(() -> JSON.readList(json, Edit.class))
                .isInstanceOf(WrongCallException.class)
                .hasMessage("Edit as JSON at [1].tag: a value of another kind is needed");
        assertThatThrownBy(() -> JSON.readList("[null]", Edit.class))
                .isInstanceOf(WrongCallException.class)
                .hasMessage("Edit as JSON at [0]: a value is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
        {"engagement":"e1","choice":"SAVE"} # Answer as JSON at revision: a value is missing
        {"engagement":"e1","revision":1.5,"choice":"SAVE"} # Answer as JSON at revision: a value of another kind is needed
        {"engagement":"e1","revision":"1","choice":"SAVE"} # Answer as JSON at revision: a value of another kind is needed
        {"engagement":"e1","revision":99999999999999999999,"choice":"SAVE"} # Answer as JSON at revision: a value of another kind is needed
        {"engagement":"e1","revision":1,"choice":"save"} # Answer as JSON at choice: a value of another kind is needed
        {"engagement":"e1","revision":1,"choice":"SAVE","message":"x"} # Answer as JSON at message: there is no such property
        """)
    void aBadAnswerIsAWrongCall(String json, String message) {
        assertThatThrownBy(() -> JSON.read(json, Answer.class))
                .isInstanceOf(WrongCallException.class)
                .hasMessage(message);
    }

    @Test
    void anActionTakesNoUnknownPropertyEither() {
        assertThatThrownBy(() -> JSON.read("{\"type\":\"CloseRequest\",\"request\":\"r1\",\"x\":1}", Action.class))
                .isInstanceOf(WrongCallException.class)
                .hasMessage("Action as JSON at x: there is no such property");
    }

    @Test
    void aNameThatMayBeAValueIsNotRepeated() {
        assertThatThrownBy(() -> JSON.read(
                        "{\"type\":\"AddTag\",\"record\":\"a\",\"tag\":\"x\",\"Ada Lovelace\":1}", Edit.class))
                .isInstanceOf(WrongCallException.class)
                .hasMessage("Edit as JSON at ?: there is no such property");
    }

    @Test
    void anOlderClientSkipsWhatANewerViewHas() {
        RecentEntry read = JSON.read("""
            {"customer":"c1","displayName":"Ada","closed":"2026-11-02T22:00:00Z","mood":{"now":"sunny"}}\
            """, RecentEntry.class);
        assertThat(read.customer()).isEqualTo(CustomerId.of("c1"));
    }

    @Test
    void whatIsTooLargeOrTooDeepIsRefused() {
        assertThatThrownBy(() -> JSON.readList("[" + " ".repeat(8 * 1024 * 1024) + "]", Edit.class))
                .isInstanceOf(WrongCallException.class)
                .hasMessage("Edit as JSON: it is too large or too deep");
        assertThatThrownBy(() -> JSON.readList("[".repeat(100_000), Edit.class)).isInstanceOf(WrongCallException.class);
        assertThatThrownBy(
                        () -> JSON.read("{\"type\":\"AddTag\",\"record\":\"a\",\"x\":" + "[".repeat(1_000), Edit.class))
                .isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> JSON.read("{\"" + "x".repeat(2_000) + "\":1}", RecentEntry.class))
                .isInstanceOf(WrongCallException.class)
                .hasMessage("RecentEntry as JSON: it is too large or too deep");
    }

    @Test
    void aDeskOrAnotherThingThatIsNoDataIsNotWritten() {
        assertThatThrownBy(() -> JSON.write(new Object()))
                .isInstanceOf(WrongCallException.class)
                .hasMessage("Object must not be written as JSON, it is not data");
    }

    @Test
    void aBlankFieldAndAnAbsentOneBothHaveNoValue() {
        String start = "{\"type\":\"SetField\",\"record\":\"customer/c1\",\"field\":\"city\"";
        Edit absent = JSON.read(start + "}", Edit.class);
        assertThat(absent).isEqualTo(JSON.read(start + ",\"value\":null}", Edit.class));
        assertThat(((Edit.SetField) absent).value()).isEmpty();
    }

    @Test
    void refusalsQuestionsAndNoticesSpeakTheWritersLanguage() {
        Question question = new Closing.Unsaved(EngagementId.of("e1"), 1, List.<UnsavedChange>of());
        StaleNotice notice =
                new StaleNotice(CustomerId.of("c1"), Actor.of(AgentId.of("mara")), Instant.EPOCH, List.of(Field.TITLE));
        Outcome<Edit> refused = Outcome.refused(new Refusal.Closed(RefusalCode.REQUEST_CLOSED, Optional.empty()));
        ViewJson italian = ViewJson.of(Locale.ITALIAN);

        assertThat(italian.write(refused))
                .contains("\"message\":\"La richiesta è chiusa; nulla in essa si può modificare.\"");
        assertThat(JSON.write(refused))
                .contains("\"message\":\"The request is closed; nothing of it can be changed.\"");
        assertThat(italian.write(question)).contains("\"message\":\"" + question.message(Locale.ITALIAN) + "\"");
        assertThat(italian.write(notice)).contains("\"message\":\"" + notice.message(Locale.ITALIAN) + "\"");
        assertThat(italian.readOutcome(italian.write(refused), Edit.class)).isEqualTo(refused);
    }

    @Test
    void aListOfCasesNamesEachOfThem() {
        List<Edit> edits = List.of(new Edit.Cancel(CustomerId.of("c1")));
        assertThat(JSON.write(edits)).isEqualTo("[{\"type\":\"Cancel\",\"record\":\"customer/c1\"}]");
        assertThat(JSON.readList(JSON.write(edits), Edit.class)).isEqualTo(edits);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void anyTextAtAllIsReadOrRefusedAndNothingElse(@ForAll("texts") String text) {
        try {
            assertThat(JSON.read(text, Edit.class)).isNotNull();
        } catch (WrongCallException expected) {
            assertThat(expected.getMessage()).startsWith("Edit as JSON");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                AnyText.wellFormed(),
                AnyText.malformed(),
                AnyText.wellFormed().map(text -> "{\"type\":\"AddTag\",\"record\":\"a\",\"tag\":\"" + text + "\"}"),
                AnyText.wellFormed().map(text -> "{\"type\":\"" + text + "\"}"));
    }
}
