// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./appizer tail}: a topic's committed records as JSON lines, read by the schemas that they were written with.
 *
 * <pre>
 * topic ─read_committed→ ReadableValue: Avro by the registry → AvroJson │ JSON │ text │ base64 → RecordLine
 * </pre>
 */
@NullMarked
package dev.appizer.local.tail;

import org.jspecify.annotations.NullMarked;
