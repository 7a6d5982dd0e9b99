/**
 * The body of a call, read in one pass: which messages it holds, where each lies in the body, and the few fields that the
 * gateway looks at. Pure: no Kafka, no clock, no network.
 *
 * <pre>
 * body → Encoding (gunzip, capped) → CallReader ─ MessageScanner → ScannedMessage → MessageRules → Message | Rejected
 *                                                                                        (package rules)
 * </pre>
 */
@NullMarked
package dev.appizer.gateway.call;

import org.jspecify.annotations.NullMarked;
