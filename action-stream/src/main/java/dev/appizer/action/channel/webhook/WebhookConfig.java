// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import dev.appizer.action.channel.DestinationLimits;
import dev.appizer.action.channel.address.AddressRules;
import java.time.Duration;

/**
 * How webhooks are sent.
 *
 * @param addresses which may be connected to
 * @param limits of each destination, which is a scheme with a host and a port
 * @param connectTimeout of one address
 * @param timeout of an attempt in all, from looking its name up to the last byte of the answer
 */
public record WebhookConfig(
        AddressRules addresses, DestinationLimits limits, Duration connectTimeout, Duration timeout) {

    /** The public Internet, and as long as Standard Webhooks recommends. */
    public static final WebhookConfig DEFAULT = new WebhookConfig(
            AddressRules.publicOnly(), DestinationLimits.DEFAULT, Duration.ofSeconds(5), Duration.ofSeconds(20));
}
