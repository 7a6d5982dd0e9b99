/** {@code GET /v1/identities/{id}}: who an id belongs to, asked of the instances that know. */
@NullMarked
package dev.appizer.identity.api;

import org.jspecify.annotations.NullMarked;
