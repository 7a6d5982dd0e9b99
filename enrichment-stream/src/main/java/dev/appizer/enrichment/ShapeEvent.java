// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.enrichers.Enrichments;
import dev.appizer.enrichment.message.NormalMessage;
import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.TimedMessage;
import dev.appizer.model.Micros;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.RawEvent;

/** The last step: all that is known of a message as the record that leaves the stage. */
final class ShapeEvent {

    private ShapeEvent() {}

    static EnrichedEvent of(TimedMessage message, Enrichments found) {
        NormalMessage normal = message.normal();
        ParsedMessage parsed = message.parsed();
        RawEvent raw = parsed.event();
        EnrichedEvent event = new EnrichedEvent();
        event.setType(raw.getType());
        event.setMessageId(raw.getMessageId());
        event.setUserId(parsed.id("userId"));
        event.setAnonymousId(parsed.id("anonymousId"));
        event.setPreviousId(raw.getType() == CallType.ALIAS ? parsed.id("previousId") : null);
        event.setEvent(normal.event());
        event.setEventTime(Micros.toInstant(message.eventTime()));
        event.setReceivedAt(raw.getReceivedAt());
        event.setPosition(raw.getPosition());
        event.setOriginalTimestamp(message.originalTimestamp());
        event.setScope(raw.getScope());
        event.setProperties(normal.properties());
        event.setTraits(normal.traits());
        event.setContext(normal.queryableContext());
        event.setUserAgent(found.userAgent());
        event.setCampaign(found.campaign());
        event.setReferrer(found.referrer());
        event.setGeo(found.geo());
        event.setWarnings(found.warnings());
        return event;
    }
}
