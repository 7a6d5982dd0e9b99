// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.child.ControlPlane;
import dev.appizer.bench.lab.Backlog;
import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.ServiceProcess;
import dev.appizer.bench.lab.StageState;
import dev.appizer.bench.lab.Workspace;
import dev.appizer.bench.load.GrowingPersons;
import dev.appizer.bench.load.LinkRequests;
import dev.appizer.bench.measure.Trace;
import dev.appizer.bench.measure.Window;
import dev.appizer.bench.report.Outcome;
import dev.appizer.identity.control.DecideLinks;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The limit of the control plane, which decides on one partition who is whom: aliases that make persons of up to 20 ids,
 * what its state takes, and how long it takes to restore it.
 *
 * @param timesAsMany how many ids for each event of the effort
 * @param seen whether the news that an id was seen follows each alias
 */
record ControlPlaneRow(String name, int timesAsMany, boolean seen) implements BenchRow {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    /** It gives up at a fiftieth of the speed that is demanded; on a busy machine the clock runs faster. */
    private static final Duration MOST_CPU_OF_AN_ALIAS = Duration.ofMillis(5);

    /** Aliases of ids that no event has named yet: one request each. */
    static BenchRow aliases() {
        return new ControlPlaneRow("control-plane", 1, false);
    }

    /** The usual alias: of a visitor that was here before. */
    static BenchRow ofSeen() {
        return new ControlPlaneRow("control-plane-seen", 1, true);
    }

    /** So many that nothing fits in a cache. */
    static BenchRow restore() {
        return new ControlPlaneRow("control-plane-restore", 10, false);
    }

    @Override
    public String what() {
        return "the identity stage's control plane alone, fed from a filled topic: aliases that make persons of up to "
                + GrowingPersons.IDS + " ids" + (seen ? ", each of an id that was seen before" : "");
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        Workspace workspace = lab.workspace(name);
        GrowingPersons persons = GrowingPersons.ofIds(
                Math.multiplyExact(timesAsMany, lab.effort().events()));
        Topic<byte[]> links = ControlPlane.links(workspace.prefix());
        lab.create(List.of(links));
        lab.progress().tell(name, String.format("filling its topic with %,d aliases", persons.aliases()));
        LinkRequests.fill(lab.bootstrapServers(), links, persons, seen);
        List<Window> windows =
                Repetitions.windows(decide(lab, workspace, persons).upTo(persons.mixedTo()));
        List<String> remarks = new ArrayList<>(List.of(ControlPlaneRemarks.speed(windows)));
        StageState state = new StageState(lab, workspace.group(ControlPlane.NAME), DecideLinks.STORE);
        remarks.addAll(ControlPlaneRemarks.size(state, persons));
        remarks.add(restore(lab, workspace, state, persons));
        return new Outcome.Cost(windows, remarks);
    }

    /** Has all aliases decided, so that the state is whole. */
    private Trace decide(Lab lab, Workspace workspace, GrowingPersons persons) throws InterruptedException {
        Topic<byte[]> links = ControlPlane.links(workspace.prefix());
        int requests = seen ? 2 : 1;
        Backlog backlog = new Backlog(lab.admin(), links, workspace.group(ControlPlane.NAME));
        LongSupplier done = () -> persons.aliases() - backlog.getAsLong() / requests;
        try (ServiceProcess process = start(lab, workspace)) {
            Trace trace = lab.watch(process.pid(), MOST_CPU_OF_AN_ALIAS.multipliedBy(persons.aliases()))
                    .until(persons.aliases(), done);
            if (backlog.getAsLong() > 0) {
                throw CommandProblem.failed("It was slower than a fiftieth of what is demanded.");
            }
            return trace;
        }
    }

    private String restore(Lab lab, Workspace workspace, StageState state, GrowingPersons persons)
            throws InterruptedException {
        lab.progress().tell(name, "starting it again with its state, and without");
        Duration with = untilReady(lab, workspace);
        state.delete();
        Duration without = untilReady(lab, workspace);
        return ControlPlaneRemarks.restore(with, without, state, persons);
    }

    private static Duration untilReady(Lab lab, Workspace workspace) throws InterruptedException {
        long start = System.nanoTime();
        ServiceProcess process = start(lab, workspace);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        process.close();
        return taken;
    }

    private static ServiceProcess start(Lab lab, Workspace workspace) throws InterruptedException {
        return ServiceProcess.start(lab, workspace, List.of(ControlPlane.NAME), Lab.COMMIT_INTERVAL, 1, PATIENCE);
    }
}
