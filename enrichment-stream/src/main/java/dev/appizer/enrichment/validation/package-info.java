/**
 * Whether a message may go on: the JSON is read once, then the rules are asked in order. They repeat all that the gateway
 * checks, since anyone may write to events.raw.
 */
@NullMarked
package dev.appizer.enrichment.validation;

import org.jspecify.annotations.NullMarked;
