// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.message;

import dev.appizer.schemas.Warning;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A valid message in the one shape that all calls share.
 *
 * @param event the event's name; null on identify and alias
 * @param properties of an event, within the limits of what is queryable
 * @param traits of an identify, within the limits of what is queryable
 * @param context the message's own over the inherited one, by top-level key; whole, as the enrichers read it
 * @param queryableContext the same within the limits of what is queryable
 */
public record NormalMessage(
        ParsedMessage parsed,
        @Nullable String event,
        Map<String, @Nullable Object> properties,
        Map<String, @Nullable Object> traits,
        Map<String, @Nullable Object> context,
        Map<String, @Nullable Object> queryableContext,
        List<Warning> warnings) {}
