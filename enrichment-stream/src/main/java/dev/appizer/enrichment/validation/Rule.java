// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import org.jspecify.annotations.Nullable;

/** One thing that must hold of a message. */
interface Rule {

    /** Why the message breaks the rule; null where it keeps it. */
    @Nullable
    Refusal check(ParsedMessage message);
}
