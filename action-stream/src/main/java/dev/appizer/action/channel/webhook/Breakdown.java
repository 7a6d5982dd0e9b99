// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Refused;
import dev.appizer.action.channel.address.ForbiddenAddressException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What became of an attempt that got no answer. */
final class Breakdown {

    private Breakdown() {}

    static Outcome outcome(String server, Exception failure) {
        if (failure instanceof ForbiddenAddressException forbidden) {
            return new Refused(server + " is not sent to: " + forbidden.getMessage());
        }
        return new Failed(why(server, failure), Optional.empty());
    }

    /** By the kind of failure: messages of libraries may have anything in them. */
    private static String why(String server, Exception failure) {
        if (failure instanceof UnknownHostException) {
            return server + " has no address";
        } else if (failure instanceof ConnectException || failure instanceof SocketTimeoutException) {
            return server + " takes no connection";
        } else if (failure instanceof SSLException) {
            return server + " could not be talked to by TLS: " + failure.getMessage();
        }
        return server + " broke off or said what is not HTTP ("
                + failure.getClass().getSimpleName() + ")";
    }
}
