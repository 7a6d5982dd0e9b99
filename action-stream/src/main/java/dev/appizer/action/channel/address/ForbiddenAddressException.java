// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.address;

import java.net.UnknownHostException;

/** A name has addresses, and none of them may be connected to. */
public final class ForbiddenAddressException extends UnknownHostException {

    /**
     * Made for a host.
     *
     * @param kind such as {@code loopback}
     */
    ForbiddenAddressException(String host, String kind) {
        super("the address of " + host + " is " + kind);
    }
}
