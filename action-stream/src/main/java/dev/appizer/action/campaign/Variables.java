// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import dev.appizer.action.template.Known;
import java.util.HashSet;
import java.util.Set;

/** The variables of templates, by what sets a campaign off. {@link VariableValues} has their values. */
public final class Variables {

    private static final Set<String> ALWAYS =
            Set.of("notification.id", "notification.time", "campaign.id", "campaign.name", "campaign.version");

    private static final Known PERSON = new Known(
            Set.of("user.id", "user.anonymous"),
            Set.of(
                    "user",
                    "user.userId",
                    "user.anonymousId",
                    "user.userIds",
                    "user.anonymousIds",
                    "user.segments",
                    "user.traits",
                    "user.traits.*",
                    "user.computedTraits",
                    "user.computedTraits.*"),
            Set.of("user", "user.userIds", "user.anonymousIds", "user.segments", "user.traits", "user.computedTraits"));

    private static final Known CHANGE = new Known(
            Set.of("change.segment", "change.transition", "change.reason", "change.effectiveAt", "change.detectedAt"),
            Set.of("change", "change.messageId"),
            Set.of("change"));

    private static final Known EVENT = new Known(
            Set.of("event.name", "event.time", "event.messageId"),
            Set.of("event", "event.properties", "event.properties.*"),
            Set.of("event", "event.properties"));

    private static final Known QUERY = new Known(Set.of("query.value", "query.time"), Set.of("query"), Set.of("query"));

    private static final Known CAMPAIGN = new Known(ALWAYS, Set.of("campaign"), Set.of("campaign"));

    private Variables() {}

    /** Those that there are where this sets a campaign off. */
    public static Known of(Trigger trigger) {
        if (trigger instanceof Trigger.OnAnswer) {
            return both(CAMPAIGN, QUERY);
        }
        return both(both(CAMPAIGN, PERSON), trigger instanceof Trigger.OnSegment ? CHANGE : EVENT);
    }

    private static Known both(Known one, Known other) {
        return new Known(
                both(one.always(), other.always()),
                both(one.sometimes(), other.sometimes()),
                both(one.whole(), other.whole()));
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
