// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.message.TimedMessage;
import java.nio.ByteBuffer;

/**
 * A valid message on its way to de-duplication.
 *
 * @param original the record's value, for the dead letter that it may yet become
 */
record PreparedMessage(TimedMessage message, ByteBuffer original) {}
