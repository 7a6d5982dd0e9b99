// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.appizer.action.channel.Channel;
import dev.appizer.action.channel.Email;
import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.channel.Outcome.Refused;
import dev.appizer.action.channel.topic.OwnTopics;
import dev.appizer.action.channel.topic.TopicRecord;
import dev.appizer.action.channel.webhook.Webhook;
import dev.appizer.action.channel.webhook.WebhookSecret;
import dev.appizer.action.rows.EmailRow;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.action.rows.RecordRow;
import dev.appizer.action.rows.WebhookRow;
import dev.appizer.testing.serdes.TestTopics;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

final class ChannelsTest {

    private static final List<WebhookSecret> SECRETS =
            List.of(WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

    private final List<Object> sent = new ArrayList<>();

    private final class Noted<T> implements Channel<T> {

        @Override
        public CompletionStage<Outcome> send(String id, T content) {
            assertThat(id).isEqualTo("n1");
            sent.add(content);
            return CompletableFuture.completedStage(new Delivered());
        }

        @Override
        public void close() {}
    }

    private static final OwnTopics OWN = OwnTopics.of("test.", TestTopics.topics());

    @Test
    void nothingIsSentToAppizersOwnTopicsOrKafkas() {
        for (String topic : List.of("test.events.raw", "test.any", "test-action-stream-caps-changelog", "__offsets")) {
            assertThat(send(channels(), new RecordRow(topic, "k", "v")))
                    .isEqualTo(new Outcome.Refused("Topic " + topic + " is one of Appizer's own"));
        }
    }

    private Channels channels(List<WebhookSecret> secrets, Optional<Channel<Email>> emails, Optional<String> from) {
        return new Channels(new Noted<>(), secrets, emails, from, new Noted<>(), OWN);
    }

    private Channels channels() {
        return channels(SECRETS, Optional.of(new Noted<>()), Optional.of("us@example.org"));
    }

    private static Outcome send(Channels channels, Object content) {
        NotificationRow row = Notifications.to("a", "user:1", "n1");
        row.setContent(content);
        return channels.send(row).toCompletableFuture().join();
    }

    private static EmailRow email(String from) {
        return EmailRow.newBuilder()
                .setFrom(from)
                .setTo("anna@example.org")
                .setSubject("Hello")
                .setText("Hello Anna")
                .build();
    }

    @Test
    void aWebhookIsSignedByTheOperatorsSecrets() {
        assertThat(send(channels(), new WebhookRow("https://example.org/hook", "{}")))
                .isEqualTo(new Delivered());

        assertThat(sent).containsExactly(new Webhook(URI.create("https://example.org/hook"), SECRETS, "{}"));
    }

    @Test
    void aRecordGoesToItsTopic() {
        send(channels(), new RecordRow("crm", "user:1", "{}"));

        assertThat(sent).containsExactly(new TopicRecord("crm", "user:1", "{}", Map.of()));
    }

    @Test
    void anEmailIsFromWhomTheCampaignSaysElseTheOperator() {
        send(channels(), email("anna@example.org"));
        send(channels(), email(""));

        assertThat(sent).map(one -> ((Email) one).from()).containsExactly("anna@example.org", "us@example.org");
    }

    @Test
    void allOfAnEmailGoesOn() {
        EmailRow row = email("");
        row.setHtml("<p>Hello</p>");
        row.setReplyTo("help@example.org");
        row.setUnsubscribe("https://example.org/leave");

        send(channels(), row);

        assertThat(sent)
                .first(type(Email.class))
                .isEqualTo(new Email(
                        "us@example.org",
                        "anna@example.org",
                        Optional.of("help@example.org"),
                        "Hello",
                        Optional.of("Hello Anna"),
                        Optional.of("<p>Hello</p>"),
                        Optional.of(URI.create("https://example.org/leave"))));
    }

    @Test
    void whatTheOperatorHasNotSetIsNamed() {
        Channels without = channels(List.of(), Optional.empty(), Optional.empty());
        Channels nobody = channels(SECRETS, Optional.of(new Noted<>()), Optional.empty());

        assertThat(send(without, email(""))).isEqualTo(new Refused("No SMTP server is set: set smtp.host"));
        assertThat(send(nobody, email(" "))).isEqualTo(new Refused("The e-mail is from nobody: set smtp.from"));
        assertThat(send(without, new WebhookRow("https://example.org", "{}")))
                .isEqualTo(new Refused("No secret is set that webhooks are signed by: set webhook.secrets"));
        assertThat(sent).isEmpty();
    }

    @Test
    void anAddressThatCantBeReadIsRefusedAndNotTold() {
        EmailRow row = email("");
        row.setUnsubscribe("https://exa mple.org/?secret");

        assertThat(send(channels(), row)).isEqualTo(new Refused("The address to unsubscribe can't be read"));
        assertThat(send(channels(), new WebhookRow("https://exa mple.org/?secret", "{}")))
                .isEqualTo(new Refused("The webhook's URL can't be read"));
    }
}
