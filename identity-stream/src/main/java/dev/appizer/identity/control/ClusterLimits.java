// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import java.time.Duration;

/**
 * How large a person may get.
 *
 * @param ids the most seen ids of one person
 * @param links the most links of one cluster, refused ones among them; beyond, a link is refused at once, and no row of the cluster is written
 * @param grace how long after a refusal it is looked at again, and published if it still holds
 */
public record ClusterLimits(int ids, int links, Duration grace) {

    /** As they are unless they are set. */
    public static final ClusterLimits USUAL = new ClusterLimits(1_000, 2_000, Duration.ofSeconds(10));
}
