/**
 * What a campaign is: pure, without Kafka and without a clock.
 *
 * <pre>
 *   trigger ─→ delay ─→ audience ─→ quiet hours ─→ cap ─→ action
 * </pre>
 */
@NullMarked
package dev.appizer.action.campaign;

import org.jspecify.annotations.NullMarked;
