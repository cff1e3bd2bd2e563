package dev.caredesk.benchmarks.measure;

import dev.caredesk.benchmarks.measure.Contender.Agent;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Lets contenders work one after another, round after round, so that what else happens on the machine meets all of them.
 *
 * @param count how many rounds are measured; one more comes first, to warm up
 * @param seconds how long each contender works in a round
 * @param warm how many operations each crew does at least in the first round, but for no more than a minute
 */
public record MeasuringRounds(int count, int seconds, int warm) {

    private static final int PATIENCE = 60;
    private static final long SECOND = 1_000_000_000L;

    public static MeasuringRounds of(ProgramOptions options) {
        return new MeasuringRounds(
                options.number("rounds", 5), options.number("seconds", 6), options.number("warm", 10_000));
    }

    /** The work of one contender's agents in a turn. */
    private record ContenderTurn(double throughput, Histogram nanos) {}

    /** @param processor tells the processor time that was spent until now */
    List<Measurement> measure(
            List<String> names, List<Contender> contenders, int agents, Supplier<ProcessorTime> processor) {
        List<Measurement> measured = names.stream().map(Measurement::new).toList();
        List<List<Agent>> crews = contenders.stream()
                .map(contender -> IntStream.range(0, agents)
                        .mapToObj(number -> contender.agent(number, agents))
                        .toList())
                .toList();
        for (int round = 0; round <= count; round++) {
            for (int turn = 0; turn < crews.size(); turn++) {
                int at = (turn + round) % crews.size();
                ProcessorTime before = processor.get();
                ContenderTurn done = turn(crews.get(at), round == 0 ? warm / agents : 1);
                if (round > 0) {
                    measured.get(at).add(done.throughput(), done.nanos());
                    measured.get(at).spent(before, processor.get());
                }
            }
        }
        crews.forEach(crew -> crew.forEach(Agent::close));
        return measured;
    }

    private ContenderTurn turn(List<Agent> agents, int least) {
        long end = System.nanoTime() + seconds * SECOND;
        double throughput = 0;
        Histogram nanos = new Histogram(3);
        for (ContenderTurn each : ConcurrentRun.work(agents.stream()
                .<Callable<ContenderTurn>>map(agent -> () -> worked(agent, end, least))
                .toList())) {
            throughput += each.throughput();
            nanos.add(each.nanos());
        }
        return new ContenderTurn(throughput, nanos);
    }

    /** The throughput is that of the time in which the operation was under way: what prepares it is the channel's, or the next one's. */
    private static ContenderTurn worked(Agent agent, long end, int least) {
        Histogram nanos = new Histogram(3);
        long busy = 0;
        do {
            long took = timed(agent);
            nanos.recordValue(took);
            busy += took;
        } while (isOn(System.nanoTime() - end, nanos.getTotalCount() < least));
        return new ContenderTurn(nanos.getTotalCount() * 1e9 / busy, nanos);
    }

    private static boolean isOn(long over, boolean few) {
        return over < (few ? PATIENCE * SECOND : 0);
    }

    /** Does the operation once, and says how many nanoseconds it took. */
    public static long timed(Agent agent) {
        agent.prepare();
        long begin = System.nanoTime();
        agent.work();
        long took = System.nanoTime() - begin;
        agent.tidy();
        return took;
    }
}
