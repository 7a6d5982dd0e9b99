// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import java.net.URI;
import java.util.List;

/**
 * What is posted where.
 *
 * @param url http or https; its path and query may hold a secret, so that neither is ever told
 * @param secrets one, or several while one takes another's place: there is a signature by each
 * @param body JSON
 */
public record Webhook(URI url, List<WebhookSecret> secrets, String body) {

    public Webhook {
        secrets = List.copyOf(secrets);
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("A webhook needs a secret to be signed by");
        }
    }

    @Override
    public String toString() {
        return "Webhook to " + url.getHost();
    }
}
