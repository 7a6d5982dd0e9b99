// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import dev.appizer.schemas.KeyScope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller's key says about it.
 *
 * @param name the public name, which may stand in logs and on topics; never the key itself
 * @param scope what it may do
 * @param origins of the pages that may use it, such as {@code https://shop.example}; empty: any
 */
public record Key(String name, KeyScope scope, Set<String> origins) {

    public Key(String name, KeyScope scope, Set<String> origins) {
        this.name = name;
        this.scope = scope;
        this.origins = Set.copyOf(origins);
    }

    /** One that may be used from anywhere. */
    public Key(String name, KeyScope scope) {
        this(name, scope, Set.of());
    }

    /** Whether it may do everything else beside sending. */
    public boolean isAdmin() {
        return scope == KeyScope.ADMIN;
    }

    /**
     * Whether a page may use it.
     *
     * @param origin of the page as the browser says; null where none says so
     */
    public boolean mayBeUsedFrom(@Nullable String origin) {
        return origins.isEmpty() || (origin != null && origins.contains(origin));
    }
}
