// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.query.Question.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what is asked from a command line. */
final class QuestionReader {

    static final String FUNNEL = "--funnel";
    static final String RETENTION = "--retention";

    private static final String INTERVAL = "--interval";
    private static final String MEASURE = "--measure";
    private static final String PROPERTY = "--property";
    private static final String BY = "--by";
    private static final String WHERE = "--where";
    private static final String LIMIT = "--limit";
    private static final String EVENT = "event";

    /** Those that say what is asked, beside the range. */
    static final Set<String> OPTIONS = Set.of(INTERVAL, MEASURE, PROPERTY, BY, WHERE, LIMIT);

    private static final String ALL = "*";
    private static final ObjectMapper JSON = new ObjectMapper();

    private QuestionReader() {}

    /**
     * Reads it.
     *
     * @param clock what the time is, and in which zone where none is said
     * @throws CommandProblem where it can't be understood; what only the service knows is not judged here
     */
    static Question read(CommandLine line, Clock clock) {
        if (line.has(FUNNEL) && line.has(RETENTION)) {
            throw CommandProblem.wrongUse("Give " + FUNNEL + " or " + RETENTION + ".");
        }
        List<String> words = line.others();
        boolean isJson = !words.isEmpty() && words.get(0).startsWith("{");
        Question question = isJson ? ofJson(line) : ofWords(line);
        line.find(INTERVAL).ifPresent(interval -> question.body().put("interval", interval));
        Span.complete(question, line, clock);
        return question;
    }

    private static Question ofJson(CommandLine line) {
        if (line.others().size() > 1) {
            throw CommandProblem.wrongUse("Behind a JSON body only options are expected; put it in quotes as a whole.");
        }
        only(line, "a JSON body, which has them in it", Set.of(INTERVAL));
        ObjectNode body = object(line.others().get(0));
        if (line.has(FUNNEL) || body.has("steps")) {
            return new Question(Kind.FUNNEL, body);
        }
        boolean returns = line.has(RETENTION) || body.has("returnEvent") || body.has("returnFilters");
        return new Question(returns ? Kind.RETENTION : Kind.TREND, body);
    }

    private static ObjectNode object(String json) {
        try {
            JsonNode read = JSON.readTree(json);
            if (read instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw CommandProblem.wrongUse("The body is not JSON: " + e.getOriginalMessage() + ".");
        }
        throw CommandProblem.wrongUse("The body must be a JSON object.");
    }

    private static Question ofWords(CommandLine line) {
        if (line.has(FUNNEL)) {
            return funnel(line);
        }
        return line.has(RETENTION) ? retention(line) : trend(line);
    }

    private static Question trend(CommandLine line) {
        if (line.others().size() > 1) {
            throw CommandProblem.wrongUse(
                    "Name one event, or none for all; or say " + FUNNEL + " or " + RETENTION + ".");
        }
        ObjectNode body = JSON.createObjectNode();
        putEvents(body, line.others(), List.of(EVENT));
        line.find(MEASURE).ifPresent(measure -> body.put("measure", measure));
        line.find(PROPERTY).ifPresent(property -> body.put("property", property));
        line.find(BY).ifPresent(fields -> fields(body.putArray("groupBy"), fields));
        putFilters(body, line);
        putLimit(body, line);
        return new Question(Kind.TREND, body);
    }

    private static Question funnel(CommandLine line) {
        only(line, "a funnel", Set.of(BY, LIMIT));
        if (line.others().size() < 2) {
            throw CommandProblem.wrongUse(
                    "Name the steps, such as: ./appizer query page_view signup " + FUNNEL + "; or give a JSON body.");
        }
        ObjectNode body = JSON.createObjectNode();
        ArrayNode steps = body.putArray("steps");
        line.others().forEach(event -> steps.addObject().put(EVENT, event));
        line.find(BY).ifPresent(field -> body.put("breakdown", field));
        putLimit(body, line);
        return new Question(Kind.FUNNEL, body);
    }

    private static Question retention(CommandLine line) {
        only(line, "a retention", Set.of(INTERVAL, WHERE));
        if (line.others().size() > 2) {
            throw CommandProblem.wrongUse(
                    "Name the first event and the returning one, such as: ./appizer query signup purchase "
                            + RETENTION);
        }
        ObjectNode body = JSON.createObjectNode();
        putEvents(body, line.others(), List.of(EVENT, "returnEvent"));
        putFilters(body, line);
        return new Question(Kind.RETENTION, body);
    }

    private static void only(CommandLine line, String what, Set<String> fitting) {
        for (String option : new TreeSet<>(OPTIONS)) {
            if (line.has(option) && !fitting.contains(option)) {
                throw CommandProblem.wrongUse(option + " does not go with " + what + ".");
            }
        }
    }

    private static void putEvents(ObjectNode body, List<String> words, List<String> members) {
        for (int place = 0; place < words.size(); place++) {
            if (!words.get(place).equals(ALL)) {
                body.put(members.get(place), words.get(place));
            }
        }
    }

    private static void fields(ArrayNode groupBy, String fields) {
        for (String field : fields.split(",", -1)) {
            groupBy.add(field.strip());
        }
    }

    private static void putFilters(ObjectNode body, CommandLine line) {
        if (line.has(WHERE)) {
            ArrayNode filters = body.putArray("filters");
            line.all(WHERE).forEach(text -> filters.add(Where.read(text)));
        }
    }

    private static void putLimit(ObjectNode body, CommandLine line) {
        if (line.has(LIMIT)) {
            body.put("limit", line.count(LIMIT, 1));
        }
    }
}
