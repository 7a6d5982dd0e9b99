// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import dev.appizer.schemas.KeyScope;

/**
 * What a caller's key says about it.
 *
 * @param name the public name, which may stand in logs and on topics; never the key itself
 * @param scope what it may do
 */
public record Key(String name, KeyScope scope) {

    /** Whether it may do everything else beside sending. */
    public boolean isAdmin() {
        return scope == KeyScope.ADMIN;
    }
}
