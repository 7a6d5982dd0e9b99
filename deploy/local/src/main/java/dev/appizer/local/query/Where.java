// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.local.cli.CommandProblem;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A filter as it is typed, such as {@code plan=pro}, {@code amount>=10} or {@code page~^/docs}. */
final class Where {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Map<String, String> OPERATORS = Map.of(
            "=", "equals",
            "!=", "notEquals",
            ">", "greaterThan",
            ">=", "greaterThanOrEquals",
            "<", "lessThan",
            "<=", "lessThanOrEquals",
            "~", "matches");

    private static final Pattern FILTER =
            Pattern.compile("\\s*([^=!<>~\\s][^=!<>~]*?)\\s*(!=|>=|<=|=|>|<|~)\\s*(.*?)\\s*");
    private static final Pattern TYPED =
            Pattern.compile("true|false|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private Where() {}

    /**
     * As a question has it.
     *
     * @throws CommandProblem where it is none
     */
    static ObjectNode read(String text) {
        Matcher filter = FILTER.matcher(text);
        if (!filter.matches()) {
            throw CommandProblem.wrongUse(
                    "--where takes a field, one of = != > >= < <= ~ and a value, such as plan=pro or"
                            + " 'amount>=10'; not " + text + ".");
        }
        String operator = filter.group(2);
        String value = filter.group(3);
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        read.put("property", filter.group(1));
        read.put("operator", Objects.requireNonNull(OPERATORS.get(operator)));
        read.set("value", operator.equals("~") ? text(value) : value(value));
        return read;
    }

    private static JsonNode value(String text) {
        if (!TYPED.matcher(text).matches()) {
            return text(text);
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException beyondAllNumbers) {
            return text(text);
        }
    }

    /** Quotes make a text of what would be a number, and are no part of it. */
    private static JsonNode text(String text) {
        boolean isQuoted = text.length() > 1
                && (text.startsWith("\"") || text.startsWith("'"))
                && text.charAt(0) == text.charAt(text.length() - 1);
        return JsonNodeFactory.instance.textNode(isQuoted ? text.substring(1, text.length() - 1) : text);
    }
}
