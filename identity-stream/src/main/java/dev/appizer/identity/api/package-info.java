/**
 * {@code GET /v1/identities/{id}}: who an id belongs to, asked of the instances that know; {@code DELETE /v1/aliases/{id}}:
 * the command to undo links.
 */
@NullMarked
package dev.appizer.identity.api;

import org.jspecify.annotations.NullMarked;
