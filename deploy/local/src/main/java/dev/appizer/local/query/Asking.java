// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.instance.InstanceApi;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** Asks an instance, and tells what it says where it does not answer. */
final class Asking {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNKNOWN_KEY = 401;
    private static final int WRONG_KEY = 403;

    private final InstanceApi api;

    Asking(InstanceApi api) {
        this.api = api;
    }

    /**
     * The answer as it came.
     *
     * @throws CommandProblem where there is none
     */
    String ask(Question question) throws InterruptedException {
        HttpResponse<String> answer =
                api.ask(question.kind().path(), question.body().toString());
        if (answer.statusCode() == 200) {
            return answer.body();
        }
        throw CommandProblem.failed(problem(answer.statusCode(), answer.body()));
    }

    /** What is wrong, and of a wrong question every part by the word that it came from. */
    private static String problem(int status, String body) {
        JsonNode error = json(body).path("error");
        String message = error.path("message").asText();
        if (status == UNKNOWN_KEY || status == WRONG_KEY) {
            return message + "; the environment's " + QueryCommand.KEY + " is the key.";
        } else if (message.isEmpty()) {
            return "The question was answered " + status + ": " + body;
        }
        List<String> details = StreamSupport.stream(error.path("details").spliterator(), false)
                .map(detail -> option(detail.path("pointer").asText()) + ": "
                        + detail.path("message").asText())
                .toList();
        return details.isEmpty() ? message + "." : String.join(" ", details);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notFromTheService) {
            return JSON.missingNode();
        }
    }

    /** The option that a part of the question came from; of what can only stand in a body the pointer itself. */
    private static String option(String pointer) {
        String[] parts = pointer.split("/", -1);
        String member = parts.length > 1 ? parts[1] : "";
        return switch (member) {
            case "startDate" -> "--from";
            case "endDate" -> "--to";
            case "groupBy", "breakdown" -> "--by";
            case "filters" -> parts.length > 2 ? "--where " + (Integer.parseInt(parts[2]) + 1) : "--where";
            case "interval", "timezone", "measure", "property", "limit" -> "--" + member;
            default -> pointer;
        };
    }
}
