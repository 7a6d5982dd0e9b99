// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action;

import dev.appizer.action.api.ActionApi;
import dev.appizer.action.api.CampaignChecks.Outside;
import dev.appizer.action.campaign.Content;
import dev.appizer.action.channel.SmtpSettings;
import dev.appizer.action.channel.topic.OwnTopics;
import dev.appizer.action.channel.webhook.WebhookSettings;
import dev.appizer.action.decide.Analytics;
import dev.appizer.action.decide.Analytics.Answer;
import dev.appizer.action.deliver.DeliverLimits;
import dev.appizer.action.deliver.MeteredDeliveries;
import dev.appizer.action.deliver.OpenChannels;
import dev.appizer.action.deliver.RetryPolicy;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.http.Routes;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Settings;
import dev.appizer.streams.query.Owners;
import dev.appizer.streams.run.StreamsApplication;
import dev.appizer.streams.run.StreamsService;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** What the action stage is: segment changes, events and answers in, notifications out. */
public final class ActionApplication {

    private static final Answer NOBODY = new Answer.Missing(false, "analytics.url is not set");

    private ActionApplication() {}

    public static StreamsApplication application() {
        return new StreamsApplication("action-stream", ActionSettings.CATALOG, ActionApplication::topics, Parts::new);
    }

    public static ServiceDefinition definition() {
        return StreamsService.definition(application());
    }

    private static List<Topic<?>> topics(Topics topics) {
        return List.of(
                topics.segmentsChanges(),
                topics.eventsResolved(),
                topics.profiles(),
                topics.identityChanges(),
                topics.segmentsDefinitions(),
                topics.campaigns(),
                topics.actionsNotifications(),
                topics.actionsDeliveries(),
                topics.eventsDeadLetter());
    }

    private static final class Parts implements StreamsApplication.Parts {

        private final ServiceContext context;
        private final Topics topics;
        private final Content content;
        private final Optional<Analytics> analytics;
        private final OpenChannels channels;
        private final ActionApi api;

        Parts(ServiceContext context) {
            Settings settings = context.settings();
            this.context = context;
            this.topics = context.common().topics();
            OwnTopics own = OwnTopics.of(settings.get(CommonSettings.TOPICS_PREFIX), topics);
            this.content = new Content(SmtpSettings.from(settings));
            this.analytics = settings.find(ActionSettings.ANALYTICS_URL)
                    .map(url -> new AskAnalytics(
                            context.peer(),
                            url,
                            settings.find(ActionSettings.ANALYTICS_KEY).orElse("")));
            this.channels = OpenChannels.of(settings, own);
            Outside outside = new Outside(
                    !WebhookSettings.secrets(settings).isEmpty(),
                    SmtpSettings.config(settings).isPresent(),
                    SmtpSettings.from(settings).isPresent(),
                    own);
            this.api = new ActionApi(context, analytics, outside, content, channels.sender());
        }

        @Override
        public Topology topology(TopologyConfig config) {
            Settings settings = context.settings();
            return ActionTopology.of(
                    topics,
                    new ActionTopology.Deciding(
                            content,
                            () -> new KeyedHash(settings.find(KeyedHash.SETTING)),
                            analytics.orElse(question -> CompletableFuture.completedStage(NOBODY)),
                            settings.get(ActionSettings.SETTLE),
                            new MeteredDecisions(context.meters())),
                    new ActionTopology.Sending(
                            channels.sender(),
                            DeliverLimits.USUAL
                                    .withUnderWay(WebhookSettings.config(settings)
                                            .limits()
                                            .underWay())
                                    .withRetention(settings.get(ActionSettings.RETENTION)),
                            RetryPolicy.USUAL.givingUpAfter(settings.get(ActionSettings.GIVE_UP_AFTER)),
                            new MeteredDeliveries(context.meters())),
                    config);
        }

        @Override
        public Routes routes(Owners owners) {
            return api.routes(owners);
        }

        @Override
        public void close() {
            channels.close();
            api.close();
        }
    }
}
