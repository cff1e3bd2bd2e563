package dev.caredesk.testkit.model;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps there are: how often each is chosen, what its numbers range over, and its text form. */
final class Steps {

    private static final Map<Class<? extends DeskAction>, Integer> WEIGHTS = weights();

    /** What the numbers of a step range over, by the name of the component. */
    private static final Map<String, Integer> RANGES = Map.ofEntries(
            Map.entry("agent", 3),
            Map.entry("eng", 3),
            Map.entry("interaction", 12),
            Map.entry("contact", 5),
            Map.entry("message", 4),
            Map.entry("offer", 64),
            Map.entry("field", 8),
            Map.entry("value", 8),
            Map.entry("request", 4),
            Map.entry("activity", 8),
            Map.entry("tag", 10),
            Map.entry("which", 6),
            Map.entry("side", 2),
            Map.entry("text", 6),
            Map.entry("title", 8),
            Map.entry("withCurrent", 2),
            Map.entry("to", 16),
            Map.entry("carry", 2),
            Map.entry("customer", 4),
            Map.entry("recent", 2),
            Map.entry("channel", 3),
            Map.entry("choice", 8),
            Map.entry("amount", 7),
            Map.entry("before", 2),
            Map.entry("edit", 2),
            Map.entry("there", 2),
            Map.entry("late", 3),
            Map.entry("steps", 5),
            Map.entry("both", 4),
            Map.entry("stored", 3));

    private Steps() {}

    private static Map<Class<? extends DeskAction>, Integer> weights() {
        Map<Class<? extends DeskAction>, Integer> weights = new LinkedHashMap<>();
        weights.put(ChannelAction.Offer.class, 9);
        weights.put(ChannelAction.MessageIn.class, 6);
        weights.put(ChannelAction.End.class, 3);
        weights.put(ChannelAction.Accept.class, 14);
        weights.put(ChannelAction.Reject.class, 4);
        weights.put(DraftAction.EditCustomer.class, 12);
        weights.put(DraftAction.EditRequest.class, 9);
        weights.put(DraftAction.AddTag.class, 9);
        weights.put(DraftAction.RemoveTag.class, 5);
        weights.put(DraftAction.Clash.class, 5);
        weights.put(DraftAction.Choose.class, 4);
        weights.put(DraftAction.Cancel.class, 3);
        weights.put(DraftAction.Save.class, 12);
        weights.put(DraftAction.Create.class, 5);
        weights.put(DraftAction.Load.class, 4);
        weights.put(DraftAction.Flush.class, 1);
        weights.put(AtOnceAction.Comment.class, 6);
        weights.put(AtOnceAction.Reply.class, 4);
        weights.put(AtOnceAction.AddRequest.class, 4);
        weights.put(AtOnceAction.Move.class, 7);
        weights.put(AtOnceAction.MoveToCustomer.class, 3);
        weights.put(AtOnceAction.CloseRequest.class, 3);
        weights.put(AtOnceAction.FollowUp.class, 4);
        weights.put(AtOnceAction.Link.class, 5);
        weights.put(AtOnceAction.LinkLater.class, 7);
        weights.put(AtOnceAction.Start.class, 3);
        weights.put(ClosingAction.Close.class, 9);
        weights.put(ClosingAction.AnswerQuestion.class, 12);
        weights.put(ClosingAction.RepeatAnswer.class, 2);
        weights.put(ClosingAction.UseClosed.class, 1);
        weights.put(ClosingAction.Reopen.class, 14);
        weights.put(ClosingAction.Misread.class, 1);
        weights.put(WorldAction.Pass.class, 5);
        weights.put(WorldAction.ToDeadline.class, 2);
        weights.put(WorldAction.Back.class, 2);
        weights.put(WorldAction.Sweep.class, 3);
        weights.put(WorldAction.Quiet.class, 5);
        weights.put(ProcessAction.Restart.class, 2);
        weights.put(ProcessAction.Kill.class, 3);
        weights.put(ProcessAction.TakeUp.class, 5);
        weights.put(ProcessAction.Stale.class, 6);
        return weights;
    }

    /** The names of all steps. */
    static List<String> names() {
        return WEIGHTS.keySet().stream().map(Class::getSimpleName).toList();
    }

    /** The candidates of a history: a beginning in which customers come to be, and one of them is perhaps open twice; then whatever comes. */
    static List<DeskAction> random(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<DeskAction> steps = new ArrayList<>();
        for (int agent = 0; agent < 3; agent++) {
            steps.add(new ChannelAction.Offer(agent, random.nextInt(5)));
            steps.add(new ChannelAction.Accept(agent, 0, 0));
            steps.add(new DraftAction.EditCustomer(agent, 0, random.nextInt(8), random.nextInt(3)));
            if (agent < 2 || random.nextBoolean()) {
                steps.add(new DraftAction.Create(agent, 0));
            }
        }
        if (random.nextBoolean()) {
            steps.add(new ClosingAction.Reopen(1, 0, 1, 0));
        }
        while (steps.size() < count) {
            steps.add(random(random));
        }
        return steps;
    }

    private static DeskAction random(SplittableRandom random) {
        int all = WEIGHTS.values().stream().mapToInt(Integer::intValue).sum();
        int left = random.nextInt(all);
        for (Map.Entry<Class<? extends DeskAction>, Integer> kind : WEIGHTS.entrySet()) {
            left -= kind.getValue();
            if (left < 0) {
                int[] numbers = Arrays.stream(kind.getKey().getRecordComponents())
                        .mapToInt(component -> number(component.getName(), random))
                        .toArray();
                return make(kind.getKey(), numbers);
            }
        }
        throw new IllegalStateException("no step was chosen");
    }

    /** Mostly the first process; mostly values that are fine; often the company, so that edits meet. */
    private static int number(String name, SplittableRandom random) {
        if (name.equals("place")) {
            return random.nextInt(8) == 0 ? 1 : 0;
        }
        if (name.equals("value")) {
            return random.nextInt(3) > 0 ? random.nextInt(3) : random.nextInt(7);
        }
        if (name.equals("customer")) {
            return random.nextInt(3) > 0 ? 0 : random.nextInt(4);
        }
        if (name.equals("field")) {
            int chosen = random.nextInt(20);
            return chosen < 8 ? 5 : chosen < 11 ? 6 : random.nextInt(8);
        }
        if (name.equals("text")) {
            return random.nextInt(3) > 0 ? random.nextInt(2) : random.nextInt(6);
        }
        return random.nextInt(RANGES.getOrDefault(name, 1));
    }

    private static DeskAction make(Class<? extends DeskAction> kind, int[] numbers) {
        try {
            Class<?>[] types = Stream.of(kind.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Object[] values = Arrays.stream(numbers).boxed().toArray();
            return kind.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a step can't be made: " + kind.getSimpleName(), e);
        }
    }

    /** A step as text: its name and its numbers. */
    static String text(DeskAction step) {
        String numbers = Stream.of(step.getClass().getRecordComponents())
                .map(component -> value(step, component))
                .collect(Collectors.joining(" "));
        return step.getClass().getSimpleName() + (numbers.isEmpty() ? "" : " " + numbers);
    }

    private static String value(DeskAction step, RecordComponent component) {
        try {
            return String.valueOf(component.getAccessor().invoke(step));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a step can't be read", e);
        }
    }

    /** The steps of a text, one a line; what follows a # is a remark. */
    static List<DeskAction> parse(String text) {
        return lines(text)
                .map(line -> step(line.replaceFirst("#.*", "").strip()))
                .toList();
    }

    /** The remark of each step, where there is one. */
    static List<Optional<String>> remarks(String text) {
        return lines(text)
                .map(line -> Optional.of(line.replaceFirst("[^#]*#?", "").strip()))
                .map(remark -> remark.filter(said -> !said.isEmpty()))
                .toList();
    }

    private static Stream<String> lines(String text) {
        return text.lines().filter(line -> !line.replaceFirst("#.*", "").isBlank());
    }

    private static DeskAction step(String line) {
        List<String> words = List.of(line.split("\\s+", -1));
        Class<? extends DeskAction> kind = WEIGHTS.keySet().stream()
                .filter(known -> known.getSimpleName().equals(words.get(0)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such step: " + words.get(0)));
        int[] numbers = words.stream().skip(1).mapToInt(Integer::parseInt).toArray();
        return make(kind, numbers);
    }
}
