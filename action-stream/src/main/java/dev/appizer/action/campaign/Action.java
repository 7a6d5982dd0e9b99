// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import dev.appizer.action.template.Template;
import java.util.Optional;

/** What a campaign sends. */
public sealed interface Action {

    /** By which channel: {@code webhook}, {@code email} or {@code topic}. */
    String channel();

    /**
     * A signed POST of JSON.
     *
     * @param url has no variables: where something goes is not up to whoever sends events
     * @param body a template of JSON; empty: all that is known, see {@link Content}
     */
    record SendWebhook(String url, Optional<Template> body) implements Action {

        @Override
        public String channel() {
            return "webhook";
        }
    }

    /**
     * An e-mail by the operator's server.
     *
     * @param from a fixed address; empty: the operator's
     * @param to a template, such as {@code {{user.traits.email}}}
     * @param unsubscribe a template of an address; blank: none
     */
    record SendEmail(
            Optional<String> from,
            Template to,
            Optional<String> replyTo,
            Template subject,
            Optional<Template> text,
            Optional<Template> html,
            Optional<Template> unsubscribe)
            implements Action {

        @Override
        public String channel() {
            return "email";
        }
    }

    /**
     * A record of a Kafka topic.
     *
     * @param topic one of the operator's, without the prefix of Appizer's own
     * @param key a template; empty, or blank: the person's identifier, or the campaign's id where it concerns nobody
     * @param value a template of JSON; empty: all that is known
     */
    record SendRecord(String topic, Optional<Template> key, Optional<Template> value) implements Action {

        @Override
        public String channel() {
            return "topic";
        }
    }
}
