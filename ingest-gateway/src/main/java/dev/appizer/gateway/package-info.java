/**
 * The front door: takes the calls of SDKs over HTTP, judges their messages, and answers 200 only once Kafka has every one
 * of them. Nothing is kept here: no state, no store.
 *
 * <pre>
 * POST …/v1/track ─→ CaptureRoutes ─→ CaptureHandler
 *                                        │ Encoding     gunzip, capped
 *                                        │ CallReader   one pass: messages, or why not      (call, message, rules)
 *                                        │ Senders      who may send, by the key
 *                                        │ Stamping     receivedAt, position, messageId
 *                                        └ RawEventProducer ─→ events.raw ─→ all acknowledged → 200, else 503  (kafka)
 * </pre>
 *
 * <p>Topics in: none. Topics out: {@code events.raw}.
 */
@NullMarked
package dev.appizer.gateway;

import org.jspecify.annotations.NullMarked;
