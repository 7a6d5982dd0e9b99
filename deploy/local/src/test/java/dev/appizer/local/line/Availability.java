// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the query API again and again, at whichever instance answers, as clients do behind a load balancer. */
final class Availability {

    private static final Logger LOG = LoggerFactory.getLogger(Availability.class);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final List<LineApi> apis;
    private final List<String> paths;
    private volatile boolean ended;
    private long answers;
    private Duration longest = Duration.ZERO;

    /** @param paths what is asked for, in turn */
    Availability(List<LineApi> apis, List<String> paths) {
        this.apis = apis;
        this.paths = paths;
    }

    /** Asks while something is done; how long the answer took that took longest, refusals and closed ports included. */
    Duration during(AtOnce.Act act) throws InterruptedException {
        AtOnce.during(act, this::ask, () -> ended = true);
        LOG.info("Queries: answers={} longest={}ms", answers, longest.toMillis());
        return longest;
    }

    private void ask() throws InterruptedException {
        while (!ended) {
            String path = paths.get((int) (answers++ % paths.size()));
            long since = System.nanoTime();
            for (int instance = 0; !ended && !isAnswered(path, apis.get(instance % apis.size())); instance++) {
                Thread.sleep(PAUSE.toMillis());
            }
            Duration took = Duration.ofNanos(System.nanoTime() - since);
            longest = took.compareTo(longest) > 0 ? took : longest;
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private static boolean isAnswered(String path, LineApi api) throws InterruptedException {
        try {
            return api.ask(path).status() != 503;
        } catch (IOException e) {
            // Nobody listens there now.
            return false;
        }
    }
}
