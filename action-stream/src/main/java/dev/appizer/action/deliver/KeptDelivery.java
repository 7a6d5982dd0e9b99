// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.schemas.Delivery;

/**
 * A delivery as it is kept.
 *
 * @param createdAt when its trigger came, in microseconds
 */
public record KeptDelivery(long createdAt, Delivery delivery) {}
