// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.message;

import dev.appizer.schemas.RawEvent;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A record of events.raw, decoded and not yet believed.
 *
 * @param key the record's key as it came
 * @param timestamp the record's own, in milliseconds since the epoch
 */
public record RawMessage(@Nullable ByteBuffer key, long timestamp, RawEvent event) {}
