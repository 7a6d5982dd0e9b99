// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.Workspace;
import dev.appizer.bench.load.Caller;
import dev.appizer.bench.load.ChangeReader;
import dev.appizer.bench.load.PlanChanges;
import dev.appizer.bench.load.Profiles;
import dev.appizer.bench.load.SteadyCalls;
import dev.appizer.bench.load.Wanderer;
import dev.appizer.bench.report.Outcome;
import dev.appizer.local.cli.CommandProblem;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What others notice while one person with a long history gets another canonical id again and again: how long their segment
 * changes take, as in {@link LatencyRow}, before it, meanwhile, and when the history has come to rest.
 */
final class AliasStormRow implements BenchRow {

    private static final Wanderer WARM_UP = new Wanderer("warm-up", 500);
    private static final Wanderer MEASURED = new Wanderer("wanderer", 1_000);
    private static final int ALIASES_PER_SECOND = 50;
    private static final int PER_SECOND = 500;
    private static final int CONNECTIONS = 64;
    private static final Duration WARM = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "alias-storm";
    }

    @Override
    public String what() {
        return "segment changes of others at " + PER_SECOND + " calls/s, while " + MEASURED.aliases()
                + " aliases move one person's " + Wanderer.EVENTS + " events to and fro, " + ALIASES_PER_SECOND
                + " a second";
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        Workspace workspace = lab.workspace(name());
        try (Line line = Line.start(lab, workspace, Line.BUSY_COMMIT_INTERVAL);
                ChangeReader reader = ChangeReader.start(
                        lab.bootstrapServers(), workspace.topics().segmentsChanges(), PlanChanges::cause);
                Caller caller = new Caller(lab.vertx(), line.process().port(), CONNECTIONS)) {
            letThemClick(caller);
            int first = warmUp(caller, reader);
            lab.progress().tell(name(), "warm");
            return measure(lab, caller, reader, first);
        }
    }

    private static void letThemClick(Caller caller) throws InterruptedException {
        WARM_UP.events(caller).run();
        MEASURED.events(caller).run();
        Profiles profiles = new Profiles(caller);
        if (!WARM_UP.awaitHalves(profiles, PATIENCE) || !MEASURED.awaitHalves(profiles, PATIENCE)) {
            throw CommandProblem.failed("The events that are to be moved did not all arrive.");
        }
    }

    /** Answers the number of the first call that follows. */
    private static int warmUp(Caller caller, ChangeReader reader) throws InterruptedException {
        SteadyCalls others = PlanChanges.calls(caller, 0, PER_SECOND, LONGEST);
        others.start();
        WARM_UP.aliases(caller, ALIASES_PER_SECOND).run();
        boolean whole = WARM_UP.awaitWhole(new Profiles(caller), PATIENCE).isPresent();
        others.endIn(WARM);
        others.finish();
        if (!reader.await(others.end(), PATIENCE) || !whole) {
            throw CommandProblem.failed("What was to warm it up never ended.");
        }
        return others.end();
    }

    private static Outcome measure(Lab lab, Caller caller, ChangeReader reader, int first) throws InterruptedException {
        Duration quiet = lab.effort().watching();
        SteadyCalls others = PlanChanges.calls(caller, first, PER_SECOND, LONGEST);
        others.start();
        Thread.sleep(quiet.toMillis());
        SteadyCalls aliases = MEASURED.aliases(caller, ALIASES_PER_SECOND);
        aliases.run();
        OptionalLong end = MEASURED.awaitWhole(new Profiles(caller), PATIENCE);
        others.endIn(quiet);
        others.finish();
        reader.await(others.end(), PATIENCE);
        return new Storm(others, aliases, end).outcome(reader);
    }
}
