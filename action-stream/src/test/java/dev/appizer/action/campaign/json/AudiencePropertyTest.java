// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.action.campaign.Audience;
import dev.appizer.action.campaign.Person;
import dev.appizer.model.Values;
import dev.appizer.schemas.Profile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Audiences against a plain reading of what their JSON means. */
class AudiencePropertyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> NAMES = List.of("a", "b", "a.b", "a.b.a", "anonymous");
    private static final List<String> VALUES =
            List.of("1", "1.0", "2", "0.5", "\"1\"", "\"ab\"", "\"b\"", "true", "false", "[1,\"b\"]", "{\"b\":1}");
    private static final List<String> NESTED = List.of("{\"a\":\"ab\"}", "{\"b\":null}", "{\"b\":{\"a\":2}}");

    @Property(tries = 5_000)
    void anAudienceHoldsWhereItsJsonSaysSo(@ForAll Random random) throws IOException {
        String condition = condition(random, 3);
        JsonNode traits = JSON.readTree(object(random));
        JsonNode computed = JSON.readTree(object(random));
        boolean anonymous = random.nextBoolean();
        List<String> segments =
                Stream.of("s", "t").filter(segment -> random.nextBoolean()).toList();
        Person person = new Person(
                new Profile("p", anonymous, List.of(), List.of(), entries(traits), entries(computed), segments));
        Plain plain = new Plain(traits, computed, anonymous, segments);

        assertThat(read(condition).holds(person, 0))
                .describedAs("%s of %s", condition, plain)
                .isEqualTo(plain.holds(JSON.readTree(condition)));
    }

    private static Audience read(String condition) {
        return CampaignJson.read(
                        "c",
                        "{\"trigger\":{\"event\":\"e\"},\"action\":{\"topic\":{\"topic\":\"t\"}},"
                                + "\"audience\":{\"condition\":" + condition + "}}")
                .campaign()
                .audience();
    }

    private static Map<String, @Nullable Object> entries(JsonNode object) throws IOException {
        try (JsonParser json = object.traverse()) {
            json.nextToken();
            return Values.readEntries(json);
        }
    }

    private static String any(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String object(Random random) {
        List<String> members = NAMES.stream()
                .filter(name -> random.nextInt(3) == 0)
                .map(name -> "\"" + name + "\":" + any(random, random.nextInt(3) == 0 ? NESTED : VALUES))
                .toList();
        return "{" + String.join(",", members) + "}";
    }

    private static String condition(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 2)) {
            case 0 -> "{\"segment\":\"" + any(random, List.of("s", "t", "u")) + "\"}";
            case 1 -> filter(random);
            case 2 -> "{\"not\":" + condition(random, depth - 1) + "}";
            case 3 -> "{\"all\":" + several(random, depth) + "}";
            default -> "{\"any\":" + several(random, depth) + "}";
        };
    }

    private static String several(Random random, int depth) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> condition(random, depth - 1))
                .toList()
                .toString();
    }

    private static String filter(Random random) {
        String operator = any(
                random,
                List.of(
                        "equals",
                        "notEquals",
                        "greaterThan",
                        "lessThanOrEquals",
                        "between",
                        "in",
                        "notIn",
                        "contains",
                        "notContains",
                        "startsWith",
                        "exists",
                        "notExists"));
        String value = switch (operator) {
            case "greaterThan", "lessThanOrEquals" -> any(random, VALUES.subList(0, 7));
            case "between" -> any(random, List.of("[0.5,1]", "[\"a\",\"b\"]"));
            case "in", "notIn" -> "[" + any(random, VALUES) + "," + any(random, VALUES) + "]";
            case "startsWith" -> "\"a\"";
            case "exists", "notExists" -> "null";
            default -> any(random, VALUES);
        };
        return "{\"property\":\"" + any(random, NAMES) + "\",\"operator\":\"" + operator + "\",\"value\":" + value
                + "}";
    }

    /** What SEMANTICS says, without a thought for speed. */
    private record Plain(JsonNode traits, JsonNode computed, boolean anonymous, List<String> segments) {

        boolean holds(JsonNode condition) {
            if (condition.has("all")) {
                return stream(condition.path("all")).allMatch(this::holds);
            } else if (condition.has("any")) {
                return stream(condition.path("any")).anyMatch(this::holds);
            } else if (condition.has("not")) {
                return !holds(condition.path("not"));
            } else if (condition.has("segment")) {
                return segments.contains(condition.path("segment").textValue());
            }
            JsonNode value = find(condition.path("property").textValue());
            return passes(condition.path("operator").textValue(), value, condition.path("value"));
        }

        /** At the top level each key is looked up in what shadows first. */
        private @Nullable JsonNode find(String path) {
            var all = JSON.createObjectNode();
            traits.properties().forEach(trait -> all.set(trait.getKey(), trait.getValue()));
            computed.properties().forEach(trait -> all.set(trait.getKey(), trait.getValue()));
            all.put("anonymous", anonymous);
            return find(path, all);
        }

        private static @Nullable JsonNode find(String path, JsonNode in) {
            if (in.hasNonNull(path)) {
                return in.get(path);
            }
            for (int dot = path.length() - 1; dot > 0; dot--) {
                if (path.charAt(dot) == '.' && in.path(path.substring(0, dot)).isObject()) {
                    JsonNode found = find(path.substring(dot + 1), in.get(path.substring(0, dot)));
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        }

        private static boolean passes(String operator, @Nullable JsonNode value, JsonNode operand) {
            return switch (operator) {
                case "notEquals" -> !passes("equals", value, operand);
                case "notIn" -> !passes("in", value, operand);
                case "notContains" -> !passes("contains", value, operand);
                case "notExists" -> value == null;
                default -> value != null && passesThere(operator, value, operand);
            };
        }

        private static boolean passesThere(String operator, JsonNode value, JsonNode operand) {
            return switch (operator) {
                case "exists" -> true;
                case "equals" -> same(value, operand);
                case "in" -> stream(operand).anyMatch(one -> same(value, one));
                case "greaterThan" -> comparable(value, operand) && compare(value, operand) > 0;
                case "lessThanOrEquals" -> comparable(value, operand) && compare(value, operand) <= 0;
                case "between" ->
                    comparable(value, operand.get(0))
                            && compare(value, operand.get(0)) >= 0
                            && compare(value, operand.get(1)) <= 0;
                case "startsWith" -> value.isTextual() && value.textValue().startsWith(operand.textValue());
                case "contains" ->
                    value.isArray()
                            ? stream(value).anyMatch(one -> same(one, operand))
                            : value.isTextual()
                                    && operand.isTextual()
                                    && value.textValue().contains(operand.textValue());
                default -> throw new IllegalArgumentException(operator);
            };
        }

        private static boolean comparable(JsonNode one, JsonNode other) {
            return (one.isNumber() && other.isNumber()) || (one.isTextual() && other.isTextual());
        }

        private static int compare(JsonNode one, JsonNode other) {
            return one.isNumber()
                    ? one.decimalValue().compareTo(other.decimalValue())
                    : one.textValue().compareTo(other.textValue());
        }

        private static boolean same(JsonNode one, JsonNode other) {
            return one.equals((left, right) -> left.equals(right) || isAsMuch(left, right) ? 0 : 1, other);
        }

        private static boolean isAsMuch(JsonNode one, JsonNode other) {
            return comparable(one, other) && compare(one, other) == 0;
        }

        private static Stream<JsonNode> stream(JsonNode array) {
            return IntStream.range(0, array.size()).mapToObj(array::get);
        }
    }
}
