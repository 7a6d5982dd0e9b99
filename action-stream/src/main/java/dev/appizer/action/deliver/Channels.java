// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.action.channel.Channel;
import dev.appizer.action.channel.Email;
import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Refused;
import dev.appizer.action.channel.topic.OwnTopics;
import dev.appizer.action.channel.topic.TopicRecord;
import dev.appizer.action.channel.webhook.Webhook;
import dev.appizer.action.channel.webhook.WebhookSecret;
import dev.appizer.action.rows.EmailRow;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.action.rows.RecordRow;
import dev.appizer.action.rows.WebhookRow;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends each notification by the channel that its content is for, with what only the operator knows. */
public final class Channels implements Sender {

    private final Channel<Webhook> webhooks;
    private final List<WebhookSecret> secrets;
    private final Optional<Channel<Email>> emails;
    private final Optional<String> from;
    private final Channel<TopicRecord> topics;
    private final OwnTopics own;

    /**
     * Takes channels that stay the caller's to close.
     *
     * @param secrets what webhooks are signed by, the newest first; where there are none, none is sent
     * @param emails empty where there is no server
     * @param from of e-mails that say none
     * @param own to which nothing is sent
     */
    public Channels(
            Channel<Webhook> webhooks,
            List<WebhookSecret> secrets,
            Optional<Channel<Email>> emails,
            Optional<String> from,
            Channel<TopicRecord> topics,
            OwnTopics own) {
        this.webhooks = webhooks;
        this.secrets = List.copyOf(secrets);
        this.emails = emails;
        this.from = from;
        this.topics = topics;
        this.own = own;
    }

    @Override
    public CompletionStage<Outcome> send(NotificationRow notification) {
        String id = notification.getId();
        Object content = notification.getContent();
        try {
            if (content instanceof WebhookRow webhook) {
                return webhooks.send(id, webhook(webhook));
            } else if (content instanceof EmailRow email) {
                return send(id, email);
            } else if (content instanceof RecordRow row) {
                return topics.send(id, record(row));
            }
        } catch (UnsendableException e) {
            return CompletableFuture.completedStage(new Refused(e.why));
        }
        return CompletableFuture.failedStage(
                new IllegalStateException("There is no channel for " + content.getClass()));
    }

    private Webhook webhook(WebhookRow row) throws UnsendableException {
        if (secrets.isEmpty()) {
            throw new UnsendableException("No secret is set that webhooks are signed by: set webhook.secrets");
        }
        return new Webhook(uri(row.getUrl(), "The webhook's URL can't be read"), secrets, row.getBody());
    }

    private TopicRecord record(RecordRow row) throws UnsendableException {
        if (own.have(row.getTopic())) {
            throw new UnsendableException("Topic " + row.getTopic() + " is one of Appizer's own");
        }
        return new TopicRecord(row.getTopic(), row.getKey(), row.getValue(), Map.of());
    }

    private CompletionStage<Outcome> send(String id, EmailRow row) throws UnsendableException {
        Channel<Email> channel =
                emails.orElseThrow(() -> new UnsendableException("No SMTP server is set: set smtp.host"));
        return channel.send(id, email(row));
    }

    private Email email(EmailRow row) throws UnsendableException {
        String unsubscribe = row.getUnsubscribe();
        Optional<URI> leave = unsubscribe == null
                ? Optional.empty()
                : Optional.of(uri(unsubscribe, "The address to unsubscribe can't be read"));
        return new Email(
                sender(row),
                row.getTo(),
                Optional.ofNullable(row.getReplyTo()),
                row.getSubject(),
                Optional.ofNullable(row.getText()),
                Optional.ofNullable(row.getHtml()),
                leave);
    }

    private String sender(EmailRow row) throws UnsendableException {
        if (!row.getFrom().isBlank()) {
            return row.getFrom();
        }
        return from.orElseThrow(() -> new UnsendableException("The e-mail is from nobody: set smtp.from"));
    }

    private static URI uri(String text, String otherwise) throws UnsendableException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new UnsendableException(otherwise);
        }
    }

    /** What no attempt would change. */
    private static final class UnsendableException extends Exception {

        private static final long serialVersionUID = 1;

        private final String why;

        UnsendableException(String why) {
            super(why);
            this.why = why;
        }
    }
}
