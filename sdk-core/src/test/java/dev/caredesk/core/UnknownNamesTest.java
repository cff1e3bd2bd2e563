package dev.caredesk.core;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Actor;
import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.UnknownRecordId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.MessageId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Edit;
import dev.caredesk.event.Event;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.EndWrite;
import dev.caredesk.spi.storage.FailureWrite;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Release;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredMessage;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("UNKNOWN is only read: what agents, hosts and channels bring, and what is stored, refuses it by name")
class UnknownNamesTest {

    private static final RecordId INVOICE = new UnknownRecordId("invoice", "7");
    private static final ContactAddress PIGEON = new ContactAddress(ContactAddress.Kind.UNKNOWN, "p1");
    private static final End ENDED = new End(Samples.AT, EndReason.UNKNOWN);
    private static final Claim.Key KEY = new Claim.Key(Claim.Kind.SLOT, "x");
    private static final CommandId COMMAND = CommandId.of("m1");

    static final List<Map.Entry<String, ThrowingCallable>> CALLS = List.of(
            entry("Action.Start.media", () -> start(MediaType.UNKNOWN, Samples.ADDRESS)),
            entry("Action.Start.to", () -> start(MediaType.CHAT, PIGEON)),
            entry("Edit.SetField.record", () -> new Edit.SetField(INVOICE, Field.TITLE, Optional.empty())),
            entry("Edit.Choose.record", () -> new Edit.Choose(INVOICE, Field.TITLE, Edit.Side.MINE)),
            entry("Edit.Cancel.record", () -> new Edit.Cancel(INVOICE)),
            entry("Command.Start.media", () -> command(MediaType.UNKNOWN, Samples.ADDRESS)),
            entry("Command.Start.to", () -> command(MediaType.CHAT, PIGEON)),
            entry("Interaction.media", () -> interaction(MediaType.UNKNOWN, Samples.CONTACT)),
            entry("Interaction.contact", () -> interaction(MediaType.CHAT, Contact.at(PIGEON))),
            entry("IncomingMessage.content", () -> message(content(Optional.of(CallState.UNKNOWN), List.of()))),
            entry("IncomingMessage.content", () -> message(content(Optional.empty(), List.of(ContentNote.UNKNOWN)))),
            entry("Content.call", () -> Content.call(CallState.UNKNOWN)),
            entry("Content.noted", () -> Content.text("x").noted(ContentNote.UNKNOWN)),
            entry(
                    "PushChannel.callState",
                    () -> PushChannel.of(Samples.CHANNEL).callState("c1", CallState.UNKNOWN, Samples.AT)),
            entry(
                    "ChangeSet.actor",
                    () -> ChangeSet.builder(
                            ChangeSetId.of("s1"), TenantId.DEFAULT, new Actor(Actor.Kind.UNKNOWN, "r2"), Samples.AT)),
            entry("JournalEntry.record", () -> journal(INVOICE, Event.Kind.CHANGED)),
            entry("JournalEntry.kind", () -> journal(Samples.REQUEST, Event.Kind.UNKNOWN)),
            entry("Claim.holder", () -> new Claim(KEY, INVOICE, Samples.AGENT)),
            entry("Release.holder", () -> new Release(KEY, INVOICE)),
            entry("Require.Exists.record", () -> new Require.Exists(INVOICE)),
            entry("Require.AtVersion.record", () -> new Require.AtVersion(INVOICE, Version.FIRST)),
            entry("FailureWrite.record", () -> new FailureWrite(INVOICE, Optional.empty())),
            entry("EndWrite.end", () -> new EndWrite(Samples.ACTIVITY, ENDED)),
            entry(
                    "StoredMessage.call",
                    () -> new StoredMessage(
                            MessageId.of("m1"),
                            Samples.INTERACTION,
                            Samples.AT,
                            Optional.of(CallState.UNKNOWN),
                            Optional.empty(),
                            Payload.EMPTY)),
            entry("StoredActivity.media", () -> stored(MediaType.UNKNOWN, Optional.empty())),
            entry("StoredActivity.end", () -> stored(MediaType.CHAT, Optional.of(ENDED))));

    /** What a storage answers is what it was given. */
    private static final Set<String> ANSWERS =
            Set.of("Broken.Exists.record", "Broken.Missing.record", "CommitResult.Committed.versions", "JournalRow.by");

    /** What a test of its own must find. */
    record Careless(String name, Optional<MediaType> media) {}

    @ParameterizedTest
    @FieldSource("CALLS")
    void isRefusedByName(Map.Entry<String, ThrowingCallable> call) {
        assertThatThrownBy(call.getValue())
                .isInstanceOf(WrongCallException.class)
                .hasMessageEndingWith(" must not be UNKNOWN, which is only read from JSON");
    }

    @Test
    @DisplayName("and no place where one could come in is without that check")
    void everyPlaceHasTheCheck() {
        List<String> places = SdkData.exported().stream()
                .filter(Class::isRecord)
                .filter(type -> SdkData.isOfPort(type)
                        || Edit.class.isAssignableFrom(type)
                        || Action.class.isAssignableFrom(type))
                .flatMap(UnknownNamesTest::places)
                .filter(place -> !ANSWERS.contains(place))
                .toList();

        assertThat(places).hasSizeGreaterThan(15);
        assertThat(CALLS).extracting(Map.Entry::getKey).containsAll(places);
        assertThat(places(Careless.class)).containsExactly("UnknownNamesTest.Careless.media");
    }

    /** The parts of a record that can hold an unknown name or kind. */
    private static Stream<String> places(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(part -> canBeUnknown(part.getGenericType()))
                .map(part -> SdkData.name(type) + "." + part.getName());
    }

    private static boolean canBeUnknown(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).anyMatch(UnknownNamesTest::canBeUnknown);
        }
        if (!(type instanceof Class<?> plain)) {
            return false;
        }
        if (plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants())
                    .anyMatch(name -> name.toString().equals("UNKNOWN"));
        }
        return plain == RecordId.class
                || (plain.isRecord()
                        && !SdkData.isOfPort(plain)
                        && Arrays.stream(plain.getRecordComponents())
                                .anyMatch(part -> canBeUnknown(part.getGenericType())));
    }

    private static Action.Start start(MediaType media, ContactAddress to) {
        return new Action.Start(Samples.CHANNEL, media, to);
    }

    private static Command.Start command(MediaType media, ContactAddress to) {
        return new Command.Start(COMMAND, Samples.INTERACTION, Samples.AGENT, media, to);
    }

    private static Interaction interaction(MediaType media, Contact contact) {
        return new Interaction(
                Samples.INTERACTION, media, Direction.INBOUND, contact, "", Samples.AT, List.of(), Set.of());
    }

    private static Content content(Optional<CallState> call, List<ContentNote> notes) {
        return new Content("", Optional.empty(), call, Optional.empty(), List.of(), notes);
    }

    private static IncomingMessage message(Content content) {
        return new IncomingMessage("1", Samples.AT, Direction.INBOUND, content);
    }

    private static JournalEntry journal(RecordId record, Event.Kind kind) {
        return new JournalEntry(record, Optional.empty(), Optional.empty(), kind, List.of(), Payload.EMPTY);
    }

    private static StoredActivity stored(MediaType media, Optional<End> end) {
        return new StoredActivity(
                Samples.ACTIVITY,
                Version.FIRST,
                Optional.empty(),
                Optional.empty(),
                media,
                Samples.AGENT,
                Samples.AT,
                Optional.empty(),
                end,
                Optional.empty(),
                Payload.EMPTY);
    }
}
