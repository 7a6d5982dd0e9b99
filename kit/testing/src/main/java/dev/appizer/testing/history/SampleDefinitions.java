// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Definitions over what the generator writes: every operator, every aggregate, windows, sequences, groups and
 * references. Each has members in most histories, and none has everybody in all of them.
 */
public final class SampleDefinitions {

    private SampleDefinitions() {}

    /** The bodies of {@code PUT /v1/computed-traits/{name}}, by name. */
    public static Map<String, String> computedTraits() {
        Map<String, String> traits = new LinkedHashMap<>();
        traits.put("totalSpent", sum("purchase", ""));
        traits.put("spentLately", sum("purchase", ",\"within\":\"P14D\""));
        traits.put("logins", "{\"event\":\"login\"}");
        traits.put("smallestPurchase", aggregate("min", "amount"));
        traits.put("largestPurchase", aggregate("max", "amount"));
        traits.put("averagePurchase", aggregate("avg", "amount"));
        traits.put("firstPlan", aggregate("first", "plan"));
        traits.put("plan", aggregate("last", "plan"));
        traits.put("cities", aggregate("uniqueCount", "address.city"));
        return Collections.unmodifiableMap(traits);
    }

    /** The bodies of {@code PUT /v1/segments/{id}}, by id; a reference stands after what it refers to. */
    public static Map<String, String> segments() {
        Map<String, String> segments = new LinkedHashMap<>();
        properties(segments);
        events(segments);
        sequences(segments);
        groups(segments);
        return Collections.unmodifiableMap(segments);
    }

    private static void properties(Map<String, String> segments) {
        segments.put("pro", property("plan", "equals", "\"pro\""));
        segments.put("not-pro", property("plan", "notEquals", "\"pro\""));
        segments.put("many-seats", property("seats", "greaterThan", "500"));
        segments.put("few-seats", property("seats", "lessThanOrEquals", "250.5"));
        segments.put("some-seats", property("seats", "between", "[100,700]"));
        segments.put("early-letters", property("plan", "lessThan", "\"g\""));
        segments.put("high-score", property("score", "greaterThanOrEquals", "12.25"));
        segments.put("paid-plans", property("plan", "in", "[\"pro\",\"enterprise\"]"));
        segments.put("other-plans", property("plan", "notIn", "[\"pro\",\"enterprise\"]"));
        segments.put("com", property("email", "endsWith", "\".com\""));
        segments.put("first-mails", property("email", "startsWith", "\"mail1\""));
        segments.put("matching-mails", property("email", "matches", "\"mail[0-9]@\""));
        segments.put("org", property("email", "contains", "\".org\""));
        segments.put("tagged", property("tags", "contains", "1"));
        segments.put("untagged", property("tags", "notContains", "\"a\""));
        segments.put("in-oslo", property("address.city", "equals", "\"Oslo\""));
        segments.put("at-home", property("address", "equals", "{\"zip\":\"10001\",\"city\":\"Paris\"}"));
        segments.put("active", property("active", "equals", "true"));
        segments.put("dated", property("signupDate", "exists", "null"));
        segments.put("undated", property("signupDate", "notExists", "null"));
        segments.put("early", property("signupDate", "before", "\"2026-01-20\""));
        segments.put("late", property("signupDate", "after", "\"2026-02-10T00:00:00+02:00\""));
        segments.put("new", property("signupDate", "withinLast", "\"P20D\""));
        segments.put("coming", property("signupDate", "withinNext", "\"P3W\""));
        segments.put("seen-lately", property("lastSeen", "withinLast", "\"P7D\""));
        segments.put("strangers", property("anonymous", "equals", "true"));
        segments.put("spenders", property("totalSpent", "greaterThan", "1000"));
    }

    private static void events(Map<String, String> segments) {
        segments.put("buyers", event("purchase", "count", "greaterThanOrEquals", "2", ",\"within\":\"P30D\""));
        segments.put("no-login", event("login", "count", "equals", "0", ",\"within\":\"P14D\""));
        segments.put("spent", event("purchase", "sum", "greaterThan", "900.5", amount(",\"within\":\"P30D\"")));
        segments.put("bargains", event("purchase", "min", "lessThan", "50", amount("")));
        segments.put("big-ones", event("purchase", "max", "greaterThan", "800", amount("")));
        segments.put("average", event("purchase", "avg", "between", "[300,600]", amount(",\"within\":\"P5W\"")));
        segments.put("last-plan", event("purchase", "last", "equals", "\"pro\"", ",\"property\":\"plan\""));
        segments.put("first-plan", event("purchase", "first", "equals", "\"free\"", ",\"property\":\"plan\""));
        segments.put("traveller", event("login", "uniqueCount", "greaterThan", "1", ",\"property\":\"address.city\""));
        segments.put(
                "pro-buyers",
                event(
                        "purchase",
                        "count",
                        "greaterThan",
                        "0",
                        ",\"where\":[" + filter("plan", "equals", "\"pro\"") + "]"));
        segments.put("readers", event("page_viewed", "count", "greaterThan", "0", ""));
    }

    private static void sequences(Map<String, String> segments) {
        segments.put("funnel", filters("{\"sequence\":[{\"event\":\"signup\"},{\"event\":\"purchase\"}]}"));
        segments.put("fast-funnel", filters("""
                {"sequence":[{"event":"signup"},{"event":"login"},{"event":"purchase","where":[%s]}],
                 "within":"P14D","last":"P40D"}""".formatted(filter("amount", "greaterThan", "100"))));
    }

    private static void groups(Map<String, String> segments) {
        segments.put("lapsed", condition("{\"all\":[{\"segment\":\"spenders\"},{\"segment\":\"no-login\"}]}"));
        segments.put("not-buyers", condition("{\"not\":{\"segment\":\"buyers\"}}"));
        segments.put(
                "either",
                condition("{\"any\":[%s,{\"not\":{\"any\":[%s,%s]}}]}"
                        .formatted(
                                filter("plan", "equals", "\"enterprise\""),
                                filter("active", "exists", "null"),
                                filter("score", "lessThan", "20"))));
    }

    private static String aggregate(String aggregate, String property) {
        return "{\"event\":\"purchase\",\"aggregate\":\"%s\",\"property\":\"%s\"}".formatted(aggregate, property);
    }

    private static String sum(String event, String more) {
        return "{\"event\":\"%s\",\"aggregate\":\"sum\"%s}".formatted(event, amount(more));
    }

    private static String amount(String more) {
        return ",\"property\":\"amount\"" + more;
    }

    private static String event(String event, String aggregate, String operator, String value, String more) {
        return filters("{\"event\":\"%s\",\"aggregate\":\"%s\",\"operator\":\"%s\",\"value\":%s%s}"
                .formatted(event, aggregate, operator, value, more));
    }

    private static String property(String property, String operator, String value) {
        return filters(filter(property, operator, value));
    }

    private static String filter(String property, String operator, String value) {
        return value.equals("null")
                ? "{\"property\":\"%s\",\"operator\":\"%s\"}".formatted(property, operator)
                : "{\"property\":\"%s\",\"operator\":\"%s\",\"value\":%s}".formatted(property, operator, value);
    }

    private static String filters(String filter) {
        return "{\"filters\":[" + filter + "]}";
    }

    private static String condition(String condition) {
        return "{\"condition\":" + condition + "}";
    }
}
