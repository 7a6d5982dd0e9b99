// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.message.RawMessage;
import dev.appizer.enrichment.message.Result;
import dev.appizer.enrichment.message.TimedMessage;
import dev.appizer.enrichment.normalisation.Normalise;
import dev.appizer.enrichment.time.TellTime;
import dev.appizer.enrichment.validation.CheckRules;
import dev.appizer.enrichment.validation.ParseBody;

/** The steps from a decoded record to a valid message, in order: all that can be done with a message alone. */
final class PrepareMessage {

    private final ParseBody parseBody;
    private final CheckRules checkRules = new CheckRules();
    private final Normalise normalise = new Normalise();
    private final TellTime tellTime;

    PrepareMessage(EnrichmentConfig config) {
        this.parseBody = new ParseBody(config.maxMessageBytes());
        this.tellTime = new TellTime(config.futureTolerance());
    }

    Result<TimedMessage> prepare(RawMessage message) {
        return parseBody
                .parse(message)
                .then(checkRules::check)
                .then(normalise::normalise)
                .then(tellTime::tell);
    }
}
