/**
 * The condition language of segments: a tree, what it asks of a person, and what it depends on. No Kafka, no clock.
 *
 * <pre>
 *   JSON ── json ──→ Condition ──┬── holds(Facts) ──→ in or out
 *                      │         └── dependencies() ──→ DefinitionIndex: which definitions a change concerns
 *                      └ filters: what is seen of the facts, put to a test of package value
 * </pre>
 *
 * Whatever evaluates a condition (live traffic, a backfill, a preview, an explanation) does it through
 * {@link dev.appizer.segment.condition.Condition#holds}, so that they can't disagree.
 */
@NullMarked
package dev.appizer.segment.condition;

import org.jspecify.annotations.NullMarked;
