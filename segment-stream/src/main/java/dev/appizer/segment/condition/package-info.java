/**
 * The condition language of segments, and what computed traits are made of: a tree, what it asks of a person, and what it
 * depends on. No Kafka, no clock.
 *
 * <pre>
 *   JSON ── json ──→ Condition ──┬── judge(Look) ──→ Verdict: in or out, and until when
 *                      │         └── dependencies(Catalog) ──→ DefinitionIndex: which definitions a change concerns
 *                      └ filters: what is seen of the facts, as time goes on, put to a test of {@code dev.appizer.filter}
 * </pre>
 *
 * A Look is one person's facts at an instant, with all definitions of that moment, by which references and computed traits
 * are found. Whatever evaluates a condition (live traffic, a deadline, a backfill, a preview, an explanation) does it through
 * {@link dev.appizer.segment.condition.Condition#judge}, so that they can't disagree.
 */
@NullMarked
package dev.appizer.segment.condition;

import org.jspecify.annotations.NullMarked;
