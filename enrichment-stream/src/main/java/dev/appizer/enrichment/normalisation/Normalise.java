// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.normalisation;

import dev.appizer.enrichment.message.NormalMessage;
import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Result;
import dev.appizer.schemas.CallType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Step 3: gives the message the one shape that all calls share. */
public final class Normalise {

    public Result<NormalMessage> normalise(ParsedMessage message) {
        Map<String, @Nullable Object> context = context(message);
        QueryableValues queryable = new QueryableValues();
        Map<String, @Nullable Object> properties = queryable.first("properties", EventShape.properties(message));
        Map<String, @Nullable Object> traits =
                message.type() == CallType.IDENTIFY ? traits(message, context, queryable) : Map.of();
        Map<String, @Nullable Object> queryableContext = queryable.section("context", context);
        return new Result.Passed<>(new NormalMessage(
                message,
                EventShape.name(message),
                properties,
                traits,
                context,
                queryableContext,
                queryable.warnings()));
    }

    private static Map<String, @Nullable Object> context(ParsedMessage message) {
        return over(message.inheritedContext(), message.object("context"));
    }

    /** One browser SDK sends an identify's traits in its context only; what stands in {@code traits} wins. */
    private static Map<String, @Nullable Object> traits(
            ParsedMessage message, Map<String, @Nullable Object> context, QueryableValues queryable) {
        Map<String, @Nullable Object> implied = queryable.objectOrWarn(context, "traits");
        return queryable.first("traits", over(implied, message.object("traits")));
    }

    private static Map<String, @Nullable Object> over(
            Map<String, @Nullable Object> under, Map<String, @Nullable Object> upper) {
        if (under.isEmpty()) {
            return upper;
        }
        Map<String, @Nullable Object> merged = new HashMap<>(under);
        merged.putAll(upper);
        return merged;
    }
}
