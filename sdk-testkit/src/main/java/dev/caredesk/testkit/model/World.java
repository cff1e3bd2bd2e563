package dev.caredesk.testkit.model;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.OperationId;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.TestIds;
import dev.caredesk.testkit.model.Offering.OfferRow;
import dev.caredesk.testkit.model.Offering.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One history's world: the SDK in one or two processes, the model beside it, and which id of one is which id of the other. */
final class World implements AutoCloseable {

    private static final Duration BACKGROUND = Duration.ofSeconds(2);

    final TestClock clock = TestClock.standing();
    final Model model = new Model(() -> clock.instant().truncatedTo(ChronoUnit.MICROS));
    final Names names = new Names();
    final Asked asked = new Asked();

    /** What the channels of all processes were told, in that order. */
    final List<Command> told = new ArrayList<>();

    private final SystemUnderTest sut;
    private final TestIds ids = TestIds.sequence();
    private final Map<Integer, Place> places = new HashMap<>();
    private final Map<String, Engagement> handles = new HashMap<>();

    /** Where an engagement was worked on or taken up since the process began, so that it is live there. */
    private final Set<String> live = new HashSet<>();

    private int operations;

    /** For how many steps more the background stands still. */
    int quiet;

    /** Whether it stood still, and has not run since. */
    boolean behind;

    World(SystemUnderTest sut) {
        this.sut = sut;
        open(0);
    }

    /** A process: an SDK with its channels and its background work. */
    private record Place(Caredesk caredesk, ManualExecutor executor, List<ScriptedChannel> channels) {}

    private void open(int place) {
        ManualExecutor executor = new ManualExecutor();
        List<ScriptedChannel> channels = Vocabulary.CHANNELS.stream()
                .map(name -> ScriptedChannel.named(name, told))
                .toList();
        Caredesk caredesk = sut.open(new SystemUnderTest.Wiring(clock, ids, executor, List.<Channel>copyOf(channels)));
        places.put(place, new Place(caredesk, executor, channels));
        executor.settle();
        model.offering.restart(place);
        model.offering.offers.values().stream().filter(row -> row.ended).forEach(row -> row.forgotten = true);
        model.offering.offers.values().stream()
                .filter(row -> row.activity.isEmpty() && !row.ended)
                .forEach(row -> again(row, place));
        executor.settle();
    }

    /** A channel offers again what it still has. */
    private void again(OfferRow row, int place) {
        ChannelSink sink = sink(place, row);
        if (row.offered) {
            sink.offer(List.of(interaction(row)));
        }
        row.reports.values().forEach(report -> sink.message(row.of.id(), message(report)));
    }

    void restart(int place) {
        close(place);
        open(place);
    }

    /** The process is gone, with all that it had not stored; another one starts. */
    void kill(int place) {
        forget(place);
        open(place);
    }

    private void close(int place) {
        Place closed = place(place);
        closed.executor().pass(BACKGROUND);
        closed.caredesk().close();
        forget(place);
    }

    private void forget(int place) {
        places.remove(place);
        handles.keySet().removeIf(key -> key.endsWith("@" + place));
        live.removeIf(key -> key.endsWith("@" + place));
        model.engagements.values().stream()
                .filter(eng -> eng.askedAt == place)
                .forEach(eng -> eng.askedAt = Eng.NOWHERE);
    }

    private Place place(int place) {
        if (!places.containsKey(place)) {
            open(place);
        }
        return Optional.ofNullable(places.get(place)).orElseThrow();
    }

    Set<Integer> running() {
        return new TreeSet<>(places.keySet());
    }

    Caredesk caredesk(int place) {
        return place(place).caredesk();
    }

    Desk desk(String agent, int place) {
        return caredesk(place).desk(AgentId.of(agent));
    }

    /** The engagement at the place where it was last worked on. */
    Engagement at(Eng eng) {
        return at(eng, eng.home);
    }

    Engagement at(Eng eng, int place) {
        Engagement known = handles.get(eng.id + "@" + place);
        if (known != null) {
            return known;
        }
        Outcome<Engagement> taken = desk(eng.agent, place).engagement(EngagementId.of(names.sdk(eng.id)));
        if (!taken.isDone()) {
            throw Difference.of("take up an engagement (D6, D7)", eng.id, codes(taken));
        }
        Engagement engagement = taken.orElseThrow();
        handles.put(eng.id + "@" + place, engagement);
        live.add(eng.id + "@" + place);
        model.takenUp(eng);
        return engagement;
    }

    boolean hasHandle(Eng eng, int place) {
        return handles.containsKey(eng.id + "@" + place);
    }

    /** Keeps an engagement that the SDK gave, and binds its ids. */
    void keep(Eng eng, Engagement engagement) {
        handles.put(eng.id + "@" + eng.home, engagement);
        live.add(eng.id + "@" + eng.home);
        names.bind(eng.id, engagement.id());
        Binding.bind(this, eng, engagement.view());
    }

    /**
     * Takes an engagement up at a place, which is then where it is worked on. Where that was the place before, it is the same; a place
     * that had it earlier keeps what it had loaded then (N1), so it loads.
     */
    void takeUp(Eng eng, int place) {
        if (hasHandle(eng, place) && eng.home == place) {
            return;
        }
        boolean earlier = live.contains(eng.id + "@" + place);
        eng.goTo(place);
        handles.remove(eng.id + "@" + place);
        Engagement engagement = at(eng);
        if (earlier) {
            judge(model.drafting.load(eng), engagement.load());
        }
    }

    private ChannelSink sink(int place, OfferRow row) {
        return place(place).channels().get(row.of.channel()).sink();
    }

    /** Channels report to every process. */
    void report(OfferRow row, Consumer<ChannelSink> what) {
        running().forEach(place -> what.accept(sink(place, row)));
    }

    static Interaction interaction(OfferRow row) {
        Instant began =
                row.reports.values().stream().map(Report::at).findFirst().orElse(Instant.EPOCH);
        List<IncomingMessage> said =
                row.reports.values().stream().map(World::message).toList();
        return new Interaction(
                row.of.id(), row.of.media(), Direction.INBOUND, row.of.contact(), "", began, said, Set.of());
    }

    static IncomingMessage message(Report report) {
        return new IncomingMessage(report.id(), report.at(), Direction.INBOUND, Content.text(report.text()));
    }

    /** While the background stands still, only steps make sense that do not depend on it; before others it runs. */
    boolean admits(DeskAction step) {
        if (quiet == 0 && behind && !step.isJudgedAtCommit()) {
            settle();
        }
        return quiet == 0 || step.isJudgedAtCommit();
    }

    OperationId operation() {
        return OperationId.of("operation-" + ++operations);
    }

    /** Runs what is due in the background of every process: drafts are stored, and news is there, which loads what is untouched. */
    void settle() {
        running().forEach(place -> place(place).executor().pass(BACKGROUND));
        model.engagements.values().stream().filter(eng -> !eng.closed).forEach(model::news);
        behind = false;
    }

    /** Holds an outcome to the verdict; gives the label under which it is counted. */
    String judge(Verdict expected, Outcome<?> actual) {
        return judge(expected, actual, behind);
    }

    /** @param early whether the news is not there yet: it is then refused for whichever of its reasons is known */
    String judge(Verdict expected, Outcome<?> actual, boolean early) {
        List<String> reasons = Reason.of(names, actual.refusals());
        boolean ofSave = Reason.areOfSave(expected.codes()) && Reason.areOfSave(codes(actual));
        boolean ofText = !expected.isDone() && Reason.areOfText(codes(actual));
        boolean known = early && (ofSave || ofText);
        if (!known && !Reason.fits(expected.reasons(), reasons)) {
            String wanted = expected.isDone() ? "done" : expected.codes().toString();
            String found = reasons.isEmpty() ? "done" : codes(actual).toString();
            throw Difference.of("outcome " + found + " for " + wanted, expected.reasons(), reasons);
        }
        return reasons.isEmpty() ? "ok" : String.join("+", codes(actual));
    }

    static Set<String> codes(Outcome<?> outcome) {
        return codes(outcome.refusals());
    }

    static Set<String> codes(List<Refusal> refusals) {
        return refusals.stream().map(refusal -> refusal.code().value()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        running().forEach(place -> place(place).caredesk().close());
    }
}
