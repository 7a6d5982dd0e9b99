// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.instance.InstanceApi;
import dev.appizer.local.instance.InstanceFinder;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./appizer query}: asks about events, and shows the answer as a person reads it. */
public final class QueryCommand {

    /** With this and {@code --url} another deployment is asked than one of the local mode. */
    static final String KEY = "ADMIN_KEY";

    private static final String URL = "--url";
    private static final String AS_JSON = "--json";
    private static final String AS_TABLE = "--table";
    private static final ObjectMapper JSON = new ObjectMapper();

    private QueryCommand() {}

    /**
     * Runs it.
     *
     * @param words what is asked, and the options
     * @throws CommandProblem where it can't be understood, or is not answered
     */
    public static void run(List<String> words, PrintStream out) {
        Set<String> options = new HashSet<>(Set.of(URL, "--data"));
        options.addAll(Span.OPTIONS);
        options.addAll(QuestionReader.OPTIONS);
        CommandLine line = CommandLine.parse(
                words, options, Set.of(AS_JSON, AS_TABLE, QuestionReader.FUNNEL, QuestionReader.RETENTION));
        Question question = QuestionReader.read(line, Clock.system(ZoneId.systemDefault()));
        String answer = ask(line, question);
        if (line.has(AS_JSON)) {
            out.println(answer);
        } else {
            Screen screen = Screen.of(System.getenv(), System.getProperty("native.encoding", "UTF-8"));
            lines(question, json(answer), line.has(AS_TABLE), screen).forEach(out::println);
        }
    }

    private static String ask(CommandLine line, Question question) {
        try {
            return new Asking(api(line, System.getenv())).ask(question);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandProblem.failed("Interrupted.", e);
        }
    }

    private static InstanceApi api(CommandLine line, Map<String, String> environment) {
        String key = environment.getOrDefault(KEY, "");
        return line.url(URL)
                .filter(url -> !key.isBlank())
                .map(URI::toString)
                .map(url -> new InstanceApi(url, key))
                .orElseGet(() -> new InstanceApi(InstanceFinder.find(line)));
    }

    private static JsonNode json(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw CommandProblem.failed("The answer is not JSON: " + answer, e);
        }
    }

    /** What a person gets to see. */
    static List<String> lines(Question question, JsonNode answer, boolean asTable, Screen screen) {
        if (asTable) {
            return AnswerTable.lines(question, answer, screen);
        }
        return switch (question.kind()) {
            case TREND ->
                question.isGrouped()
                        ? GroupLines.of(question, answer, screen)
                        : TrendLines.of(question, answer, screen);
            case FUNNEL -> FunnelLines.of(answer, screen);
            case RETENTION -> RetentionLines.of(question, answer, screen);
        };
    }
}
