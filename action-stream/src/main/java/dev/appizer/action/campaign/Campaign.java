// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import java.util.Map;
import java.util.Optional;

/**
 * A campaign: what sets it off, for whom, how often, when not, and what it sends.
 *
 * @param id {@code [a-z0-9][a-z0-9._-]{0,63}}
 * @param name for people; the id where none was given
 * @param audience {@link Audience#EVERYBODY} where none was given
 * @param cap empty: as often as it is set off
 * @param quietHours empty: at any time
 * @param defaults values for what may be missing, by the names of the templates' variables
 */
public record Campaign(
        String id,
        String name,
        Trigger trigger,
        Audience audience,
        Optional<Cap> cap,
        Optional<QuietHours> quietHours,
        Action action,
        Map<String, Object> defaults) {

    public Campaign {
        defaults = Map.copyOf(defaults);
    }
}
