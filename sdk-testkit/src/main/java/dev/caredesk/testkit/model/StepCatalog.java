package dev.caredesk.testkit.model;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps there are: the choice among them, what their numbers range over, and their text form. */
final class StepCatalog {

    /** All kinds of steps. What history a seed gives depends on their order, which is that of the source. */
    static final List<Class<? extends HistoryStep>> KINDS =
            kinds(HistoryStep.class).toList();

    /** The upper bounds of a step's numbers, by the name of the component. */
    private static final Map<String, Integer> RANGES = Map.ofEntries(
            Map.entry("agent", 3),
            Map.entry("engagement", 3),
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

    private StepCatalog() {}

    private static Stream<Class<? extends HistoryStep>> kinds(Class<? extends HistoryStep> of) {
        return of.isSealed()
                ? Arrays.stream(of.getPermittedSubclasses()).flatMap(kind -> kinds(kind.asSubclass(HistoryStep.class)))
                : Stream.of(of);
    }

    /** Returns what a kind of step says of itself. */
    static StepTraits traits(Class<? extends HistoryStep> kind) {
        return Optional.ofNullable(kind.getAnnotation(StepTraits.class))
                .orElseThrow(() -> new IllegalStateException(
                        "step must say its traits with @StepTraits, does not: " + kind.getSimpleName()));
    }

    /** The names of all steps. */
    static List<String> names() {
        return KINDS.stream().map(Class::getSimpleName).toList();
    }

    /** The candidates of a history: a beginning in which customers come to be, and one of them is perhaps open twice; then whatever comes. */
    static List<HistoryStep> random(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] weights = KINDS.stream().mapToInt(kind -> traits(kind).weight()).toArray();
        List<HistoryStep> steps = new ArrayList<>();
        for (int agent = 0; agent < 3; agent++) {
            steps.add(new ChannelStep.OfferInteraction(agent, random.nextInt(5)));
            steps.add(new ChannelStep.AcceptOffer(agent, 0, 0));
            steps.add(new DraftStep.EditCustomer(agent, 0, random.nextInt(8), random.nextInt(3)));
            if (agent < 2 || random.nextBoolean()) {
                steps.add(new DraftStep.CreateCustomer(agent, 0));
            }
        }
        if (random.nextBoolean()) {
            steps.add(new ClosingStep.ReopenCustomer(1, 0, 1, 0));
        }
        while (steps.size() < count) {
            steps.add(random(random, weights));
        }
        return steps;
    }

    private static HistoryStep random(SplittableRandom random, int[] weights) {
        int left = random.nextInt(Arrays.stream(weights).sum());
        int chosen = 0;
        while (left >= weights[chosen]) {
            left -= weights[chosen];
            chosen++;
        }
        int[] numbers = Arrays.stream(KINDS.get(chosen).getRecordComponents())
                .mapToInt(component -> number(component.getName(), random))
                .toArray();
        return make(KINDS.get(chosen), numbers);
    }

    /** Mostly the first process; mostly values that are fine; often the company, so that edits meet. */
    private static int number(String name, SplittableRandom random) {
        if (name.equals("process")) {
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
        return random.nextInt(range(name));
    }

    /** Returns how many values a number has; one without a range would be 0 in every history. */
    static int range(String name) {
        return Optional.ofNullable(RANGES.get(name))
                .orElseThrow(() -> new IllegalStateException("number of a step must have a range, has none: " + name));
    }

    private static HistoryStep make(Class<? extends HistoryStep> kind, int[] numbers) {
        try {
            Class<?>[] types = Stream.of(kind.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Object[] values = Arrays.stream(numbers).boxed().toArray();
            return kind.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "step must have a constructor of its numbers, has none: " + kind.getSimpleName(), e);
        }
    }

    /** A step as text: its name and its numbers. */
    static String text(HistoryStep step) {
        String numbers = Stream.of(step.getClass().getRecordComponents())
                .map(component -> value(step, component))
                .collect(Collectors.joining(" "));
        return step.getClass().getSimpleName() + (numbers.isEmpty() ? "" : " " + numbers);
    }

    private static String value(HistoryStep step, RecordComponent component) {
        try {
            return String.valueOf(component.getAccessor().invoke(step));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "step must have readable numbers, has not: "
                            + step.getClass().getSimpleName(),
                    e);
        }
    }

    /** The steps of a text, one a line; what follows a # is a remark. */
    static List<HistoryStep> parse(String text) {
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

    private static HistoryStep step(String line) {
        List<String> words = List.of(line.split("\\s+", -1));
        Class<? extends HistoryStep> kind = KINDS.stream()
                .filter(known -> known.getSimpleName().equals(words.get(0)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("step must have a known name, was " + words.get(0)));
        int[] numbers = words.stream().skip(1).mapToInt(Integer::parseInt).toArray();
        return make(kind, numbers);
    }
}
