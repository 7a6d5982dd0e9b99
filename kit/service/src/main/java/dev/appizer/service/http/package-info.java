/**
 * HTTP for every service, on Vert.x core: a small router, JSON answers, errors in one shape, and a client to ask another
 * instance.
 *
 * <pre>
 * request → Router (template, method) → guard → body within its limit → Handler → Reply
 *              └ 404, 405                └ 401, 403   └ 413              └ HttpProblem → error body
 * </pre>
 *
 * <p>A handler is either asynchronous (it runs on the event loop and must never wait) or blocking (it runs on a worker
 * thread, and may read a state store or ask another instance).
 */
@NullMarked
package dev.appizer.service.http;

import org.jspecify.annotations.NullMarked;
