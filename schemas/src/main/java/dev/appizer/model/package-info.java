/**
 * What every stage means by an identifier, a stamp and a value: plain types, without Kafka and without a clock.
 *
 * <p>An <em>identifier</em> says who ({@code user:u1}, {@code anonymous:a1}); a <em>stamp</em> orders messages of equal
 * event time; a <em>value</em> is what a property or a trait holds.
 */
@NullMarked
package dev.appizer.model;

import org.jspecify.annotations.NullMarked;
