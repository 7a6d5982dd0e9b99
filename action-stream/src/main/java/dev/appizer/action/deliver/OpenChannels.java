// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.action.channel.Channel;
import dev.appizer.action.channel.DestinationLimits;
import dev.appizer.action.channel.Email;
import dev.appizer.action.channel.EmailChannel;
import dev.appizer.action.channel.SmtpConfig;
import dev.appizer.action.channel.SmtpSettings;
import dev.appizer.action.channel.topic.OwnTopics;
import dev.appizer.action.channel.topic.TopicChannel;
import dev.appizer.action.channel.topic.TopicProducer;
import dev.appizer.action.channel.webhook.WebhookChannel;
import dev.appizer.action.channel.webhook.WebhookConfig;
import dev.appizer.action.channel.webhook.WebhookSecret;
import dev.appizer.action.channel.webhook.WebhookSettings;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;

/** The channels of a process, open for all its tasks. Whoever closes this has closed Kafka Streams before. */
public final class OpenChannels implements AutoCloseable {

    /** What they are made from. */
    public static final SettingsCatalog CATALOG = WebhookSettings.CATALOG.plus(SmtpSettings.CATALOG);

    private final WebhookChannel webhooks;
    private final Optional<EmailChannel> emails;
    private final TopicChannel topics;
    private final Producer<byte[], byte[]> producer;
    private final Sender sender;

    private OpenChannels(
            WebhookConfig webhook,
            List<WebhookSecret> secrets,
            Optional<SmtpConfig> smtp,
            Optional<String> from,
            OwnTopics own,
            Producer<byte[], byte[]> producer) {
        this.producer = producer;
        webhooks = new WebhookChannel(webhook);
        emails = smtp.map(config -> new EmailChannel(config, Clock.systemUTC()));
        topics = new TopicChannel(producer, DestinationLimits.DEFAULT);
        sender = new Channels(webhooks, secrets, emails.map(channel -> (Channel<Email>) channel), from, topics, own);
    }

    /**
     * Opens them; nothing is connected yet.
     *
     * @param own topics to which nothing is sent
     * @throws InvalidSettingsException where a setting can't be used
     */
    public static OpenChannels of(Settings settings, OwnTopics own) {
        WebhookConfig webhook = WebhookSettings.config(settings);
        List<WebhookSecret> secrets = WebhookSettings.secrets(settings);
        Optional<SmtpConfig> smtp = SmtpSettings.config(settings);
        Optional<String> from = SmtpSettings.from(settings);
        // Last, since it has threads at once.
        return new OpenChannels(webhook, secrets, smtp, from, own, TopicProducer.of(settings.kafka()));
    }

    /** Sends by them. */
    public Sender sender() {
        return sender;
    }

    /** Waits for nothing: what is under way is attempted again. */
    @Override
    public void close() {
        webhooks.close();
        emails.ifPresent(EmailChannel::close);
        topics.close();
        producer.close(Duration.ZERO);
    }
}
