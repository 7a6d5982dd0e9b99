// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Says which addresses a name has. */
@FunctionalInterface
public interface NameLookup {

    /** As the operating system says, which may take its time. */
    NameLookup SYSTEM = InetAddress::getAllByName;

    /**
     * Looks a name or a literal up, waiting for the answer.
     *
     * @throws UnknownHostException where it has none
     */
    InetAddress[] addresses(String host) throws UnknownHostException;
}
