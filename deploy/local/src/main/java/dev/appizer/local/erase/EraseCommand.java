// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.erase;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.instance.InstanceApi;
import dev.appizer.local.instance.InstanceFinder;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ./appizer erase}: asks for the erasure of a person, and waits until nothing is left. */
public final class EraseCommand {

    private static final String SUPPRESS = "--suppress";
    private static final String TYPE = "--type";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final InstanceApi api;
    private final PrintStream out;

    private EraseCommand(InstanceApi api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @param words any id of the person, and the options
     * @throws CommandProblem where no instance runs, the erasure is refused, or it takes too long
     */
    public static void run(List<String> words, PrintStream out) {
        CommandLine line = CommandLine.parse(words, Set.of("--url", "--data", TYPE), Set.of(SUPPRESS));
        if (line.others().size() != 1) {
            throw CommandProblem.wrongUse("Name one person by any of their ids, such as: ./appizer erase ada");
        }
        try {
            new EraseCommand(new InstanceApi(InstanceFinder.find(line)), out)
                    .erase(line.others().get(0), line.has(SUPPRESS), line.find(TYPE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandProblem.failed("Interrupted; the erasure goes on.", e);
        }
    }

    private void erase(String id, boolean suppress, Optional<String> type) throws InterruptedException {
        String path = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        String receipt = api.delete("/v1/profiles/" + path + "?suppress=" + suppress
                        + type.map(kind -> "&type=" + kind).orElse(""))
                .path("receiptId")
                .asText();
        out.println("The receipt is " + receipt + ".");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String state = "";
        while (!state.equals("DONE")) {
            if (System.nanoTime() > deadline) {
                throw CommandProblem.failed("It still goes on after " + PATIENCE.toMinutes()
                        + " minutes; ask for GET /v1/erasures/" + receipt + " later.");
            }
            Thread.sleep(PAUSE.toMillis());
            String now = api.find("/v1/erasures/" + receipt)
                    .map(shown -> shown.path("state"))
                    .map(JsonNode::asText)
                    .orElse(state);
            if (!now.equals(state)) {
                out.println(now);
            }
            state = now;
        }
        out.println(
                suppress
                        ? "Nothing is left, and what these ids send is left out from now on."
                        : "Nothing is left of what was received until then.");
    }
}
