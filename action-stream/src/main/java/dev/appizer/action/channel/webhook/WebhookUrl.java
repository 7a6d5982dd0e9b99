// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import java.net.URI;
import java.net.URISyntaxException;

/** What can be said of a URL before anything is sent to it. */
public final class WebhookUrl {

    private WebhookUrl() {}

    /**
     * What shares limits with it: scheme, host and port, without path and query.
     *
     * @throws UnusableUrlException where nothing is ever sent to it, wherever its host leads
     */
    public static String destination(String url) throws UnusableUrlException {
        return Target.of(parse(url)).destination();
    }

    private static URI parse(String url) throws UnusableUrlException {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new UnusableUrlException("This is no URL, by its character " + (e.getIndex() + 1));
        }
    }
}
