/**
 * What every stage means by a filter over properties: where the property is found, what is asked of its value, and how both
 * are written in JSON. No Kafka, no clock.
 *
 * <pre>
 *   JSON ── json ──→ operator and operand ──→ value.ValueTest ──┐
 *                                                               ├──→ when: from when until when the value passes
 *   properties ── PropertyPath ──→ a value, or none ────────────┘
 * </pre>
 *
 * <p>What has properties, and what follows from a filter that holds, is up to the stage.
 */
@NullMarked
package dev.appizer.filter;

import org.jspecify.annotations.NullMarked;
