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
import dev.caredesk.testkit.model.OfferRules.OfferRow;
import dev.caredesk.testkit.model.OfferRules.ReportedMessage;
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
final class HistoryWorld implements AutoCloseable {

    private static final Duration BACKGROUND = Duration.ofSeconds(2);

    final TestClock clock = TestClock.standing();
    final ReferenceModel model = new ReferenceModel(() -> clock.instant().truncatedTo(ChronoUnit.MICROS));
    final IdMapping names = new IdMapping();
    final CloseQuestions asked = new CloseQuestions();

    /** The commands that the channels of all processes were told, in that order. */
    final List<Command> told = new ArrayList<>();

    private final SystemUnderTest sut;
    private final TestIds ids = TestIds.sequence();
    private final Map<Integer, SdkProcess> processes = new HashMap<>();
    private final Map<String, Engagement> handles = new HashMap<>();

    /** The engagements that were opened or taken up in a process since it began, as {@code engagement@process}. */
    private final Set<String> live = new HashSet<>();

    private int operations;

    /** For how many steps more the background stands still. */
    int quiet;

    /** True if the background was paused and has not run since. */
    boolean behind;

    HistoryWorld(SystemUnderTest sut) {
        this.sut = sut;
        open(0);
    }

    /** A process: an SDK with its channels and its background work. */
    private record SdkProcess(Caredesk caredesk, ManualExecutor executor, List<ScriptedChannel> channels) {}

    private void open(int process) {
        ManualExecutor executor = new ManualExecutor();
        List<ScriptedChannel> channels = SampleVocabulary.CHANNELS.stream()
                .map(name -> ScriptedChannel.named(name, told))
                .toList();
        Caredesk caredesk = sut.open(new SystemUnderTest.Wiring(clock, ids, executor, List.<Channel>copyOf(channels)));
        processes.put(process, new SdkProcess(caredesk, executor, channels));
        executor.settle();
        model.offerRules.offers.values().stream()
                .filter(row -> row.activity.isEmpty() && row.ended.isEmpty())
                .forEach(row -> again(row, process));
        executor.settle();
    }

    /** A channel offers again what it still has. */
    private void again(OfferRow row, int process) {
        ChannelSink sink = sink(process, row);
        if (row.offered) {
            sink.offer(List.of(interaction(row)));
        }
        row.reports.values().forEach(report -> sink.message(row.of.id(), message(report)));
    }

    void restart(int process) {
        close(process);
        open(process);
    }

    /** The process is gone, with all that it had not stored; another one starts. */
    void kill(int process) {
        forget(process);
        open(process);
    }

    private void close(int process) {
        SdkProcess closed = process(process);
        closed.executor().pass(BACKGROUND);
        closed.caredesk().close();
        forget(process);
    }

    private void forget(int process) {
        processes.remove(process);
        handles.keySet().removeIf(key -> key.endsWith("@" + process));
        live.removeIf(key -> key.endsWith("@" + process));
        model.engagements.values().stream()
                .filter(engagement -> engagement.askedAt == process)
                .forEach(engagement -> engagement.askedAt = ModelEngagement.NOWHERE);
    }

    private SdkProcess process(int process) {
        if (!processes.containsKey(process)) {
            open(process);
        }
        return Optional.ofNullable(processes.get(process)).orElseThrow();
    }

    Set<Integer> running() {
        return new TreeSet<>(processes.keySet());
    }

    Caredesk caredesk(int process) {
        return process(process).caredesk();
    }

    Desk desk(String agent, int process) {
        return caredesk(process).desk(AgentId.of(agent));
    }

    /** The engagement in the process where it was last worked on. */
    Engagement at(ModelEngagement engagement) {
        return at(engagement, engagement.home);
    }

    Engagement at(ModelEngagement engagement, int process) {
        Engagement known = handles.get(engagement.id + "@" + process);
        if (known != null) {
            return known;
        }
        Outcome<Engagement> taken =
                desk(engagement.agent, process).engagement(EngagementId.of(names.sdk(engagement.id)));
        if (!taken.isDone()) {
            throw ModelDifference.of("take up an engagement (D6, D7)", engagement.id, codes(taken));
        }
        Engagement handle = taken.orElseThrow();
        handles.put(engagement.id + "@" + process, handle);
        live.add(engagement.id + "@" + process);
        model.takenUp(engagement);
        return handle;
    }

    boolean hasHandle(ModelEngagement engagement, int process) {
        return handles.containsKey(engagement.id + "@" + process);
    }

    /** Keeps an engagement that the SDK gave, and binds its ids. */
    void keep(ModelEngagement engagement, Engagement handle) {
        handles.put(engagement.id + "@" + engagement.home, handle);
        live.add(engagement.id + "@" + engagement.home);
        names.bind(engagement.id, handle.id());
        IdBinder.bind(this, engagement, handle.view());
    }

    /**
     * Takes an engagement up in a process, which is then where it is worked on. Where that was the process before, it is the same; a process
     * that had it earlier keeps what it had loaded then (N1), so it loads.
     */
    void takeUp(ModelEngagement engagement, int process) {
        if (hasHandle(engagement, process) && engagement.home == process) {
            return;
        }
        boolean earlier = live.contains(engagement.id + "@" + process);
        engagement.goTo(process);
        handles.remove(engagement.id + "@" + process);
        Engagement handle = at(engagement);
        if (earlier) {
            judge(model.draftRules.load(engagement), handle.load());
        }
    }

    private ChannelSink sink(int process, OfferRow row) {
        return process(process).channels().get(row.of.channel()).sink();
    }

    /** Channels report to every process. */
    void report(OfferRow row, Consumer<ChannelSink> what) {
        running().forEach(process -> what.accept(sink(process, row)));
    }

    static Interaction interaction(OfferRow row) {
        Instant began = row.reports.values().stream()
                .map(ReportedMessage::at)
                .findFirst()
                .orElse(Instant.EPOCH);
        List<IncomingMessage> said =
                row.reports.values().stream().map(HistoryWorld::message).toList();
        return new Interaction(
                row.of.id(), row.of.media(), Direction.INBOUND, row.of.contact(), "", began, said, Set.of());
    }

    static IncomingMessage message(ReportedMessage report) {
        return new IncomingMessage(report.id(), report.at(), Direction.INBOUND, Content.text(report.text()));
    }

    /** While the background stands still, only steps make sense that do not depend on it; before others it runs. */
    boolean admits(HistoryStep step) {
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
        running().forEach(process -> process(process).executor().pass(BACKGROUND));
        model.engagements.values().stream()
                .filter(engagement -> !engagement.closed)
                .forEach(model::news);
        behind = false;
    }

    /** Holds an outcome to the verdict; gives the label under which it is counted. */
    String judge(Verdict expected, Outcome<?> actual) {
        return judge(expected, actual, behind);
    }

    /** @param early whether the news is not there yet: it is then refused for whichever of its reasons is known */
    String judge(Verdict expected, Outcome<?> actual, boolean early) {
        List<String> reasons = ReasonText.of(names, actual.refusals());
        boolean ofSave = ReasonText.areOfSave(expected.codes()) && ReasonText.areOfSave(codes(actual));
        boolean ofText = !expected.isDone() && ReasonText.areOfText(codes(actual));
        boolean known = early && (ofSave || ofText);
        if (!known && !ReasonText.fits(expected.reasons(), reasons)) {
            String wanted = expected.isDone() ? "done" : expected.codes().toString();
            String found = reasons.isEmpty() ? "done" : codes(actual).toString();
            throw ModelDifference.of("outcome " + found + " for " + wanted, expected.reasons(), reasons);
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
        running().forEach(process -> process(process).caredesk().close());
    }
}
